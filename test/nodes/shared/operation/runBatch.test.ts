import { runBatch, idOf, type BatchEntry } from '../../../../nodes/shared/operation/runBatch';
import type { Api } from '../../../../nodes/shared/http/api';
import type { BatchRead, Operation } from '../../../../nodes/shared/operation/defineOperation';

/** Reads rows by ID; some are missing from batch responses and some are unknown. */
function rows({ unknown = [], missing = [] }: { unknown?: string[]; missing?: string[] } = {}) {
	const requested: string[] = [];
	const opened: unknown[] = [];
	const check = (id: string) => {
		if (unknown.includes(id)) throw new Error(`unknown ${id}`);
	};
	const combine: BatchRead<Record<string, unknown>> = {
		by: 'id',
		split: (ids) => [[...ids]],
		async run({ params, api }, ids) {
			requested.push(`${String(params.area)} ${api.baseUrl}: ${ids.join(' ')}`);
			ids.forEach(check);
			const found = ids.filter((id) => !missing.includes(id));
			return await Promise.resolve(new Map(found.map((id) => [id, { id }])));
		},
		mayBeOneId: (error) => String(error).includes('unknown'),
	};
	const run: Operation['run'] = async ({ params, api }) => {
		const id = String(params.id);
		requested.push(`${String(params.area)} ${api.baseUrl}: alone ${id}`);
		check(id);
		return await Promise.resolve({ id });
	};
	const operation = { combine, run } as Operation;
	const open = (params: Record<string, unknown>) => {
		opened.push(params.id);
		return { baseUrl: 'url', end: () => undefined } as unknown as Api;
	};
	return { operation, open, requested, opened };
}

const entry = (id: string | number): BatchEntry => ({ params: { id, area: 'north' }, items: [0] });
const entries = (...ids: string[]) => ids.map(entry);

describe('runBatch', () => {
	it('sends nothing without entries', async () => {
		const { operation, open, opened } = rows();
		expect(await runBatch(operation, open, [])).toEqual([]);
		expect(opened).toEqual([]);
	});

	it('sends one request for several entries, with their shared parameters', async () => {
		const { operation, open, requested } = rows();
		expect(await runBatch(operation, open, entries('a', 'b'))).toEqual([
			{ outputs: [{ id: 'a' }] },
			{ outputs: [{ id: 'b' }] },
		]);
		expect(requested).toEqual(['north url: a b']);
	});

	it('runs the operation itself for a single entry and when entries cannot be batched', async () => {
		const { operation, open, requested } = rows();
		expect(await runBatch(operation, open, entries('a'))).toEqual([{ outputs: [{ id: 'a' }] }]);
		const equal: Operation = { ...operation, combine: 'equal' };
		expect(await runBatch(equal, open, entries('b', 'c'))).toEqual([
			{ outputs: [{ id: 'b' }] },
			{ outputs: [{ id: 'c' }] },
		]);
		expect(requested).toEqual(['a', 'b', 'c'].map((id) => `north url: alone ${id}`));
	});

	it('requests missing entries separately', async () => {
		const { operation, open, requested } = rows({ missing: ['b'] });
		expect(await runBatch(operation, open, entries('a', 'b', 'c'))).toEqual([
			{ outputs: [{ id: 'a' }] },
			{ outputs: [{ id: 'b' }] },
			{ outputs: [{ id: 'c' }] },
		]);
		expect(requested).toEqual(['north url: a b c', 'north url: alone b']);
	});

	it('splits a batch with an unknown ID into eight and keeps the order', async () => {
		const ids = Array.from({ length: 17 }, (_, index) => `i${index}`);
		const { operation, open, requested } = rows({ unknown: ['i5'] });
		const outcomes = await runBatch(operation, open, entries(...ids));
		expect(outcomes).toEqual(
			ids.map((id) => (id === 'i5' ? { error: new Error('unknown i5') } : { outputs: [{ id }] })),
		);
		// 17 in parts of three: five, and one of two; then the failed part of three one by one.
		expect(requested).toHaveLength(1 + 6 + 3);
	});

	it('fails every entry if the failure is not caused by an ID', async () => {
		const { operation, open } = rows();
		const down = new Error('down');
		const combine = {
			...(operation.combine as BatchRead<Record<string, unknown>>),
			run: () => Promise.reject(down),
		};
		expect(await runBatch({ ...operation, combine }, open, entries('a', 'b'))).toEqual([
			{ error: down },
			{ error: down },
		]);
	});

	it('fails the entries if the API cannot be reached', async () => {
		const { operation } = rows();
		const open = () => {
			throw new Error('unknown region');
		};
		const error = new Error('unknown region');
		expect(await runBatch(operation, open, entries('a', 'b'))).toEqual([{ error }, { error }]);
	});
});

describe('idOf', () => {
	it('is the text of the field that batches are built from', () => {
		expect(idOf(entry(7), rows().operation.combine as BatchRead<Record<string, unknown>>)).toBe(
			'7',
		);
	});
});
