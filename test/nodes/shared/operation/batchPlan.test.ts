import type { IDataObject } from 'n8n-workflow';
import {
	planBatches,
	planSeparately,
	type BatchPlan,
} from '../../../../nodes/shared/operation/batchPlan';
import { string } from '../../../../nodes/shared/fields';
import type { Api } from '../../../../nodes/shared/http/api';
import { defineOperation } from '../../../../nodes/shared/operation/defineOperation';

/** Number of open APIs; no operation below sends requests. */
let openApis = 0;
const open = () => {
	openApis++;
	return { end: () => (openApis -= 1) } as unknown as Api;
};

afterEach(() => expect(openApis).toBe(0));

/** An API of rows by ID, without those of `unknown`; counts the requests. */
function rowReader(unknown: readonly string[] = []) {
	const requested: string[] = [];
	const rowOf = (id: string): IDataObject => {
		if (unknown.includes(id)) throw new Error(`unknown ${id}`);
		return { id, nested: { id } };
	};
	const operation = defineOperation({
		value: 'get',
		name: 'Get',
		action: 'Get row',
		description: 'Get one row',
		kind: 'read',
		fields: { id: string({ displayName: 'ID' }), color: string({ displayName: 'Color' }) },
		combine: {
			by: 'id',
			split: (ids: readonly string[]) =>
				ids.length > 100 ? [ids.slice(0, 100), ids.slice(100)] : [[...ids]],
			async run(_call, ids) {
				requested.push(ids.join(' '));
				return await Promise.resolve(new Map(ids.map((id) => [id, rowOf(id)])));
			},
			mayBeOneId: (error) => String(error).includes('unknown'),
		},
		async run({ params }) {
			requested.push(params.id);
			return await Promise.resolve(rowOf(params.id));
		},
	});
	return { operation, requested };
}

type Given = IDataObject & { id: string };

function plan(reader: ReturnType<typeof rowReader>, items: Given[], make = planBatches): BatchPlan {
	const read = (index: number) => {
		if (items[index].id === '') throw new Error('empty');
		return { color: '', options: {}, ...items[index] };
	};
	return make({ operation: reader.operation, count: items.length, read, open });
}

/** The ID that each item received, or the text of its error, in the order of the groups. */
async function responses({ groups, run }: BatchPlan): Promise<string[]> {
	const found: string[] = [];
	for (const index of groups.flat()) {
		try {
			for await (const output of run(index)) found[index] = String((output as IDataObject).id);
		} catch (error) {
			found[index] = String((error as Error).message);
		}
	}
	return found;
}

const byId = (...ids: string[]): Given[] => ids.map((id) => ({ id }));

describe('separateItems', () => {
	it('makes each item a group with its own run', async () => {
		const reader = rowReader();
		const separate = plan(reader, byId('a', 'a'), planSeparately);
		expect(separate.groups).toEqual([[0], [1]]);
		expect(await responses(separate)).toEqual(['a', 'a']);
		expect(reader.requested).toEqual(['a', 'a']);
	});
});

describe('planBatches', () => {
	it('runs once for a single item and once for several identical ones', async () => {
		const reader = rowReader();
		const combined = plan(reader, byId('a', 'a', 'a'));
		expect(combined.groups).toEqual([[0, 1, 2]]);
		expect(await responses(combined)).toEqual(['a', 'a', 'a']);
		expect(reader.requested).toEqual(['a']);
	});

	it('batches items that differ in the ID and separates those that differ in another field', async () => {
		const reader = rowReader();
		const items = [{ id: 'a' }, { id: 'b', color: 'red' }, { id: 'c' }, { id: 'd', color: 'red' }];
		const combined = plan(reader, items);
		expect(combined.groups).toEqual([
			[0, 2],
			[1, 3],
		]);
		expect(await responses(combined)).toEqual(['a', 'b', 'c', 'd']);
		expect(reader.requested).toEqual(['a c', 'b d']);
	});

	it('sends nothing before a result is requested', () => {
		const reader = rowReader();
		plan(reader, byId('a', 'b'));
		expect(reader.requested).toEqual([]);
	});

	it('does not batch items that opt out or have invalid parameters', async () => {
		const reader = rowReader();
		const apart = { options: { combineRequests: false } };
		const combined = plan(reader, [{ id: 'a', ...apart }, { id: '' }, { id: 'a' }, { id: 'b' }]);
		expect(combined.groups).toEqual([[0], [1], [2, 3]]);
		expect(await responses(combined)).toEqual(['a', 'empty', 'a', 'b']);
		expect(reader.requested).toEqual(['a', 'a b']);
	});

	it('does not batch items that opt out with each other', async () => {
		const reader = rowReader();
		const apart = { id: 'a', options: { combineRequests: false } };
		const combined = plan(reader, [{ id: 'b' }, apart, apart, { id: 'c' }, { id: 'b' }]);
		expect(combined.groups).toEqual([[0, 3, 4], [1], [2]]);
		await responses(combined);
		expect(reader.requested).toEqual(['b c', 'a', 'a']);
	});

	it('shares identical runs when reads cannot be batched', async () => {
		const reader = rowReader();
		const operation = { ...reader.operation, combine: 'equal' as const };
		const combined = plan({ ...reader, operation }, byId('a', 'b', 'a'));
		expect(combined.groups).toEqual([[0, 2], [1]]);
		expect(await responses(combined)).toEqual(['a', 'b', 'a']);
		expect(reader.requested).toEqual(['a', 'b']);
	});

	it('passes the parameters to the function that splits the IDs', () => {
		const reader = rowReader();
		const { combine } = reader.operation;
		if (typeof combine !== 'object') throw new Error('The operation joins its reads');
		const split = jest.fn(combine.split);
		const operation = { ...reader.operation, combine: { ...combine, split } };
		plan({ ...reader, operation }, [{ id: 'a', color: 'red' }]);
		expect(split.mock.calls).toEqual([[['a'], { id: 'a', color: 'red', options: {} }]]);
	});

	it('returns separate output for identical items', async () => {
		const { run } = plan(rowReader(), byId('a', 'a', 'a'));
		const outputs: IDataObject[] = [];
		for (const index of [0, 1, 2]) {
			for await (const output of run(index)) outputs.push(output as IDataObject);
		}
		expect(outputs[0]).toEqual(outputs[1]);
		expect(new Set(outputs.map(({ nested }) => nested)).size).toBe(3);
	});

	it.each([2, 9, 64, 65, 180])('finds the unknown ID among %i', async (count) => {
		const ids = Array.from({ length: count }, (_, index) => `i${index}`);
		const unknown = ids[Math.floor(count / 2)];
		const reader = rowReader([unknown]);
		expect(await responses(plan(reader, byId(...ids)))).toEqual(
			ids.map((id) => (id === unknown ? `unknown ${id}` : id)),
		);
		expect(reader.requested.length).toBeLessThanOrEqual(
			2 + 8 * Math.ceil(Math.log(count) / Math.log(8)),
		);
	});

	it('costs little more than single requests when all are unknown', async () => {
		const ids = Array.from({ length: 64 }, (_, index) => `i${index}`);
		const reader = rowReader(ids);
		expect(await responses(plan(reader, byId(...ids)))).toEqual(ids.map((id) => `unknown ${id}`));
		expect(reader.requested).toHaveLength(64 + 8 + 1);
	});

	it('fails every item if the failure is not caused by an ID', async () => {
		const reader = rowReader();
		const { combine } = reader.operation;
		if (typeof combine !== 'object') throw new Error('The operation joins its reads');
		const failing = { ...combine, run: () => Promise.reject(new Error('down')) };
		const operation = { ...reader.operation, combine: failing };
		expect(await responses(plan({ ...reader, operation }, byId('a', 'b')))).toEqual([
			'down',
			'down',
		]);
		expect(reader.requested).toEqual([]);
	});
});
