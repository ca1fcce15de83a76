import type { INodeProperties } from 'n8n-workflow';
import { string } from '../../../../nodes/shared/fields';
import type { Api } from '../../../../nodes/shared/http/api';
import {
	defineOperation,
	runOperation,
	type Operation,
} from '../../../../nodes/shared/operation/defineOperation';

const declaration = {
	value: 'get',
	name: 'Get',
	action: 'Get thing',
	description: 'Get one thing',
	fields: { id: string({ displayName: 'ID' }) },
	run: async () => await Promise.resolve({}),
};
const reading = defineOperation({ ...declaration, kind: 'read' });
const writing = defineOperation({ ...declaration, kind: 'write' });
const combining = defineOperation({ ...declaration, kind: 'read', combine: 'equal' });

const optionsOf = ({ fields }: typeof reading) =>
	(fields.options.property.options ?? []) as INodeProperties[];

describe('the options of an operation', () => {
	it('are displayed as in all n8n nodes', () => {
		expect(reading.fields.options.property).toMatchObject({
			displayName: 'Options',
			placeholder: 'Add option',
			type: 'collection',
		});
	});

	it('limit concurrency to thirty for reads and one for writes by default', () => {
		expect([reading, writing].map((operation) => optionsOf(operation)[0])).toMatchObject([
			{ displayName: 'Concurrent Requests', name: 'concurrentRequests', default: 30 },
			{ displayName: 'Concurrent Requests', name: 'concurrentRequests', default: 1 },
		]);
		expect(optionsOf(reading)[0].description).toContain('Lower it if requests are rate-limited');
	});

	it('accept a concurrency of 1 to 32', () => {
		const read = (concurrentRequests: number) =>
			reading.fields.options.read({ concurrentRequests });
		expect([read(1), read(32)]).toEqual([{ concurrentRequests: 1 }, { concurrentRequests: 32 }]);
		expect(() => read(0)).toThrow("'Concurrent Requests' must be a whole number from 1 to 32");
		expect(() => read(33)).toThrow("'Concurrent Requests'");
	});

	it('combine requests by default if the operation can', () => {
		expect(optionsOf(reading).map(({ name }) => name)).toEqual(['concurrentRequests']);
		expect(optionsOf(combining)).toMatchObject([
			{ displayName: 'Combine Requests', name: 'combineRequests', default: true },
			{ name: 'concurrentRequests' },
		]);
		expect(optionsOf(combining)[0].description).toMatch(/^Whether to share one request/);
	});

	it('are added to the operation’s own', () => {
		const options = { color: string({ displayName: 'Color' }) };
		const colored = defineOperation({ ...declaration, kind: 'read', options });
		expect(optionsOf(colored).map(({ name }) => name)).toEqual(['color', 'concurrentRequests']);
		expect(Object.keys(colored.fields)).toEqual(['id', 'options']);
	});
});

/** Runs an operation until it has returned `count` outputs; returns these and whether its API has ended. */
async function run(operation: Operation, count = Infinity) {
	let ended = 0;
	const api = { end: () => (ended += 1) } as unknown as Api;
	const outputs: unknown[] = [];
	const reading = (async () => {
		for await (const output of runOperation(operation, { api, params: {} })) {
			expect(ended).toBe(0);
			outputs.push(output);
			if (outputs.length === count) break;
		}
	})();
	const [{ status }] = await Promise.allSettled([reading]);
	return { outputs, status, ended };
}

const many = defineOperation({
	...declaration,
	kind: 'read',
	async *run() {
		yield { row: 1 };
		yield { row: 2 };
		await Promise.reject(new Error('no third row'));
	},
});

describe('runOperation', () => {
	it('ends the API when the operation has returned its only output', async () => {
		const one = defineOperation({
			...declaration,
			kind: 'read',
			run: () => Promise.resolve({ row: 1 }),
		});
		expect(await run(one)).toEqual({ outputs: [{ row: 1 }], status: 'fulfilled', ended: 1 });
	});

	it('ends the API when the operation fails', async () => {
		expect(await run(many)).toEqual({
			outputs: [{ row: 1 }, { row: 2 }],
			status: 'rejected',
			ended: 1,
		});
	});

	it('ends the API when no more output is requested', async () => {
		expect(await run(many, 1)).toEqual({ outputs: [{ row: 1 }], status: 'fulfilled', ended: 1 });
	});
});
