import type { INodeProperties } from 'n8n-workflow';
import { text } from '../../../nodes/shared/fields';
import type { Api } from '../../../nodes/shared/http/api';
import { defineOperation, runOperation, type Output } from '../../../nodes/shared/operation';

const declaration = {
	value: 'get',
	name: 'Get',
	action: 'Get thing',
	description: 'Get one thing',
	fields: { id: text({ displayName: 'ID' }) },
	run: async () => await Promise.resolve({}),
};
const reading = defineOperation({ ...declaration, kind: 'read' });
const writing = defineOperation({ ...declaration, kind: 'write' });
const combining = defineOperation({ ...declaration, kind: 'read', combine: 'equal' });

const optionsOf = ({ fields }: typeof reading) =>
	(fields.options.property.options ?? []) as INodeProperties[];

describe('the options of an operation', () => {
	it('are shown as in all n8n nodes', () => {
		expect(reading.fields.options.property).toMatchObject({
			displayName: 'Options',
			placeholder: 'Add option',
			type: 'collection',
		});
	});

	it('limit the requests under way: ten for reads, one for writes, when nothing is set', () => {
		expect([reading, writing].map((operation) => optionsOf(operation)[0])).toMatchObject([
			{ displayName: 'Concurrent Requests', name: 'concurrentRequests', default: 10 },
			{ displayName: 'Concurrent Requests', name: 'concurrentRequests', default: 1 },
		]);
		expect(optionsOf(reading)[0].description).toContain('Lower it if 8x8 limits your rate');
	});

	it('take one to 32 requests under way', () => {
		const read = (concurrentRequests: number) => reading.fields.options.read({ concurrentRequests });
		expect([read(1), read(32)]).toEqual([{ concurrentRequests: 1 }, { concurrentRequests: 32 }]);
		expect(() => read(0)).toThrow("'Concurrent Requests' must be a whole number from 1 to 32");
		expect(() => read(33)).toThrow("'Concurrent Requests'");
	});

	it('let requests be combined where the operation can, which is so unless switched off', () => {
		expect(optionsOf(reading).map(({ name }) => name)).toEqual(['concurrentRequests']);
		expect(optionsOf(combining)).toMatchObject([
			{ displayName: 'Combine Requests', name: 'combineRequests', default: true },
			{ name: 'concurrentRequests' },
		]);
		expect(optionsOf(combining)[0].description).toMatch(/^Whether to ask once/);
	});

	it('stand beside those of its own', () => {
		const options = { color: text({ displayName: 'Color' }) };
		const colored = defineOperation({ ...declaration, kind: 'read', options });
		expect(optionsOf(colored).map(({ name }) => name)).toEqual(['color', 'concurrentRequests']);
		expect(Object.keys(colored.fields)).toEqual(['id', 'options']);
	});
});

describe('runOperation', () => {
	const outputsOf = async (run: typeof reading.run) => {
		const outputs: Output[] = [];
		const call = { api: {} as Api, params: {} };
		for await (const output of runOperation({ ...reading, run }, call)) outputs.push(output);
		return outputs;
	};

	it('yields one output or many', async () => {
		expect(await outputsOf(async () => await Promise.resolve({ id: 1 }))).toEqual([{ id: 1 }]);
		const many = async function* () {
			yield* [{ id: 1 }, { id: 2 }];
			await Promise.resolve();
		};
		expect(await outputsOf(many)).toEqual([{ id: 1 }, { id: 2 }]);
	});
});
