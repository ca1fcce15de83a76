import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { executeOperations } from '../../../../nodes/shared/operation/execute';
import { string, number } from '../../../../nodes/shared/fields';
import { fileOutput } from '../../../../nodes/shared/files/fileOutput';
import { withSecrets } from '../../../../nodes/shared/auth/authentication';
import type { FileStream } from '../../../../nodes/shared/http/transport';
import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';
import {
	defineOperation,
	type Operation,
	type Resources,
} from '../../../../nodes/shared/operation/defineOperation';
import type { Service } from '../../../../nodes/shared/operation/service';
import { anyNode } from '../../../support/engine/anyNode';

/** A service that records its connections. */
function countedService() {
	const seen = { authenticated: [] as unknown[], endpoints: [] as unknown[] };
	const service: Service = {
		credential: 'testApi',
		authenticate(_context, credentials) {
			seen.authenticated.push(credentials);
			return withSecrets([]);
		},
		endpoint(_credentials, params) {
			seen.endpoints.push(params.id);
			if (params.id === 'nowhere') throw new InvalidInputError("'ID' leads nowhere");
			return { service: 'Test API', baseUrl: `https://api.test/${String(params.id)}` };
		},
	};
	return { service, seen };
}

interface Given {
	/** The parameters of each item; others have their defaults. */
	items: IDataObject[];
	continueOnFail?: boolean;
	operation?: string;
}

/** n8n, as far as the item runner uses it. */
function n8nWith({ items, continueOnFail = false, operation = 'get' }: Given): IExecuteFunctions {
	const parameters: IDataObject = { resource: 'thing', operation };
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getNodeParameter: (name: string, index: number, fallback?: unknown) =>
			items[index]?.[name] ?? parameters[name] ?? fallback,
		getCredentials: async (type: string) => ({ type }),
		getWorkflowStaticData: () => ({}),
		getNode: () => anyNode,
		getTimezone: () => 'Europe/Berlin',
		continueOnFail: () => continueOnFail,
		helpers: {
			prepareBinaryData: async (stream: unknown, fileName: string) => ({ data: stream, fileName }),
		},
	};
	return context as unknown as IExecuteFunctions;
}

function operationWith(given: Partial<Operation>): Operation {
	const declared = defineOperation({
		value: 'get',
		name: 'Get',
		action: 'Get thing',
		description: 'Get one thing',
		kind: 'read',
		fields: { id: string({ displayName: 'ID', required: true }) },
		run: async ({ api, params }) => await Promise.resolve({ id: params.id, at: api.baseUrl }),
	});
	return { ...declared, ...given };
}

async function execute(
	given: Given,
	operation = operationWith({}),
	{ service, seen } = countedService(),
) {
	const resources: Resources = [{ value: 'thing', name: 'Thing', operations: [operation] }];
	const [items, ...others] = await executeOperations(n8nWith(given), service, resources);
	expect(others).toEqual([]);
	return { items, seen };
}

const ids = (...given: string[]) => given.map((id) => ({ id }));

/** An operation that records its peak concurrency. */
function crowd(kind: 'read' | 'write') {
	const seen = { most: 0 };
	let inside = 0;
	const declared = defineOperation({
		value: 'get',
		name: 'Get',
		action: 'Get thing',
		description: 'Get one thing',
		kind,
		fields: { id: string({ displayName: 'ID' }) },
		async run() {
			seen.most = Math.max(seen.most, ++inside);
			for (let turns = 0; turns < 20; turns++) await Promise.resolve();
			inside--;
			return {};
		},
	});
	return { operation: declared, seen };
}

describe('executeOperations', () => {
	it('returns the output of each item in order, paired and from its own base URL', async () => {
		const { items, seen } = await execute({ items: ids('a', 'b') });
		expect(items).toEqual([
			{ json: { id: 'a', at: 'https://api.test/a' }, pairedItem: { item: 0 } },
			{ json: { id: 'b', at: 'https://api.test/b' }, pairedItem: { item: 1 } },
		]);
		expect(seen.authenticated).toEqual([{ type: 'testApi' }]);
	});

	it('returns nothing without items and does not read the credential', async () => {
		const { items, seen } = await execute({ items: [] });
		expect([items, seen.authenticated]).toEqual([[], []]);
		const context = n8nWith({ items: [] });
		const getCredentials = jest.spyOn(context, 'getCredentials');
		await executeOperations(context, countedService().service, [
			{ value: 'thing', name: 'Thing', operations: [operationWith({})] },
		]);
		expect(getCredentials).not.toHaveBeenCalled();
	});

	it('pairs all outputs with their item', async () => {
		const run: Operation['run'] = async function* ({ params }) {
			yield* [
				{ id: params.id, part: 1 },
				{ id: params.id, part: 2 },
			] as IDataObject[];
			await Promise.resolve();
		};
		const { items } = await execute({ items: ids('a', 'b') }, operationWith({ run }));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 1].map((item) => ({ item })),
		);
	});

	it('stores the file of an output', async () => {
		const run: Operation['run'] = async () =>
			await Promise.resolve(
				fileOutput({
					json: () => ({ size: 1 }),
					property: 'data',
					fileName: 'a.txt',
					open: async () => await Promise.resolve('bytes' as unknown as FileStream),
					wait: async () => await Promise.resolve(),
				}),
			);
		const { items } = await execute({ items: ids('a') }, operationWith({ run }));
		expect(items).toEqual([
			{
				json: { size: 1 },
				binary: { data: { data: 'bytes', fileName: 'a.txt' } },
				pairedItem: { item: 0 },
			},
		]);
	});

	it("reads dates in the workflow's time zone", async () => {
		const read = (_raw: unknown, timeZone?: string) => timeZone;
		const id = { property: string({ displayName: 'ID' }).property, read };
		const operation = operationWith({});
		const zoned = { ...operation, fields: { ...operation.fields, id } };
		const { items } = await execute({ items: ids('a') }, zoned);
		expect(items[0].json.id).toBe('Europe/Berlin');
	});

	it('uses the default of a field that the workflow does not contain', async () => {
		const operation = operationWith({});
		const id = number({ displayName: 'Number', default: 7, min: 1 });
		const newer = { ...operation, fields: { ...operation.fields, id } };
		const { items } = await execute({ items: [{}] }, newer);
		expect(items[0].json.id).toBe(7);
	});

	it('names an operation that does not exist, and the fix', async () => {
		const request = execute({ items: ids('a'), operation: 'fly' });
		await expect(request).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: "The operation 'fly' of the resource 'thing' does not exist",
			description: 'Choose one from the lists, or update the package of this node.',
		});
	});
});

describe('an item that fails', () => {
	const items = ids('a', '', 'nowhere', 'c');

	it('fails the node with the first error', async () => {
		await expect(execute({ items })).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: "'ID' is empty",
			context: { itemIndex: 1 },
		});
	});

	it('becomes one error item with "continue on fail", next to the other results', async () => {
		const { items: results } = await execute({ items, continueOnFail: true });
		expect(results).toEqual([
			expect.objectContaining({ pairedItem: { item: 0 } }),
			{
				json: { error: "'ID' is empty", details: 'Enter a value, or check its expression.' },
				pairedItem: { item: 1 },
			},
			{ json: { error: "'ID' leads nowhere" }, pairedItem: { item: 2 } },
			{ json: { id: 'c', at: 'https://api.test/c' }, pairedItem: { item: 3 } },
		]);
		expect(results[2].json).not.toHaveProperty('details');
	});

	it('means every item if the credential is unusable', async () => {
		const { service, seen } = countedService();
		const unusable: Service = {
			...service,
			authenticate() {
				throw new InvalidInputError("'Base URL' cannot be used");
			},
		};
		const given = { items: ids('a', 'b'), continueOnFail: true };
		const { items: results } = await execute(given, undefined, { service: unusable, seen });
		expect(results.map(({ json }) => json.error)).toEqual(
			Array<string>(2).fill("'Base URL' cannot be used"),
		);
	});
});

describe('the concurrency', () => {
	const many = (options = {}) => ({
		items: Array.from({ length: 40 }, (_, index) => ({ id: String(index), options })),
	});

	it.each([
		['read', 30],
		['write', 1],
	] as const)('of a %s is %i', async (kind, most) => {
		const { operation, seen } = crowd(kind);
		await execute(many(), operation);
		expect(seen.most).toBe(most);
	});

	it('is set by the first item', async () => {
		const { operation, seen } = crowd('read');
		const { items } = many({ concurrentRequests: 3 });
		await execute(
			{ items: [...items, { id: 'z', options: { concurrentRequests: 9 } }] },
			operation,
		);
		expect(seen.most).toBe(3);
	});

	it('is the default if the first item sets an invalid value, which fails that item', async () => {
		const { operation, seen } = crowd('read');
		const [, ...others] = many().items;
		const items = [{ id: 'a', options: { concurrentRequests: 0 } }, ...others];
		const { items: results } = await execute({ items, continueOnFail: true }, operation);
		expect(seen.most).toBe(30);
		expect(results[0].json.error).toContain("'Concurrent Requests' must be a whole number");
		expect(results).toHaveLength(40);
		expect(results[1].json).toEqual({});
	});
});

describe('identical items', () => {
	it('share a run if the operation combines requests', async () => {
		const run = jest.fn(async () => await Promise.resolve({ found: true }));
		const combining = operationWith({ run, combine: 'equal' });
		const { items } = await execute({ items: ids('a', 'b', 'a') }, combining);
		expect(run).toHaveBeenCalledTimes(2);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
	});

	it('run separately if it does not', async () => {
		const run = jest.fn(async () => await Promise.resolve({}));
		await execute({ items: ids('a', 'b', 'a') }, operationWith({ run }));
		expect(run).toHaveBeenCalledTimes(3);
	});
});
