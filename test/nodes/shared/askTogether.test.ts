import { askTogether, idOf, type Question } from '../../../nodes/shared/askTogether';
import type { Api } from '../../../nodes/shared/http/api';
import type { Join, Operation } from '../../../nodes/shared/operation';

/** Reads rows by ID, of which some are missing from joined answers and some are unknown. */
function rows({ unknown = [], missing = [] }: { unknown?: string[]; missing?: string[] } = {}) {
	const asked: string[] = [];
	const opened: unknown[] = [];
	const check = (id: string) => {
		if (unknown.includes(id)) throw new Error(`unknown ${id}`);
	};
	const combine: Join<Record<string, unknown>> = {
		by: 'id',
		split: (ids) => [[...ids]],
		async run({ params, api }, ids) {
			asked.push(`${String(params.area)} ${api.baseUrl}: ${ids.join(' ')}`);
			ids.forEach(check);
			const found = ids.filter((id) => !missing.includes(id));
			return await Promise.resolve(new Map(found.map((id) => [id, { id }])));
		},
		mayBeOneId: (error) => String(error).includes('unknown'),
	};
	const run: Operation['run'] = async ({ params, api }) => {
		const id = String(params.id);
		asked.push(`${String(params.area)} ${api.baseUrl}: alone ${id}`);
		check(id);
		return await Promise.resolve({ id });
	};
	const operation = { combine, run } as Operation;
	const open = (params: Record<string, unknown>) => {
		opened.push(params.id);
		return { baseUrl: 'url', end: () => undefined } as unknown as Api;
	};
	return { operation, open, asked, opened };
}

const question = (id: string | number): Question => ({ params: { id, area: 'north' }, items: [0] });
const questions = (...ids: string[]) => ids.map(question);

describe('askTogether', () => {
	it('asks nothing for no questions', async () => {
		const { operation, open, opened } = rows();
		expect(await askTogether(operation, open, [])).toEqual([]);
		expect(opened).toEqual([]);
	});

	it('asks once for several, with the parameters that they share', async () => {
		const { operation, open, asked } = rows();
		expect(await askTogether(operation, open, questions('a', 'b'))).toEqual([
			{ outputs: [{ id: 'a' }] },
			{ outputs: [{ id: 'b' }] },
		]);
		expect(asked).toEqual(['north url: a b']);
	});

	it('runs the operation itself for one, and where it joins nothing', async () => {
		const { operation, open, asked } = rows();
		expect(await askTogether(operation, open, questions('a'))).toEqual([
			{ outputs: [{ id: 'a' }] },
		]);
		const equal: Operation = { ...operation, combine: 'equal' };
		expect(await askTogether(equal, open, questions('b', 'c'))).toEqual([
			{ outputs: [{ id: 'b' }] },
			{ outputs: [{ id: 'c' }] },
		]);
		expect(asked).toEqual(['a', 'b', 'c'].map((id) => `north url: alone ${id}`));
	});

	it('asks alone for what is missing', async () => {
		const { operation, open, asked } = rows({ missing: ['b'] });
		expect(await askTogether(operation, open, questions('a', 'b', 'c'))).toEqual([
			{ outputs: [{ id: 'a' }] },
			{ outputs: [{ id: 'b' }] },
			{ outputs: [{ id: 'c' }] },
		]);
		expect(asked).toEqual(['north url: a b c', 'north url: alone b']);
	});

	it('splits a batch that one ID has spoiled into eight, and keeps the order', async () => {
		const ids = Array.from({ length: 17 }, (_, index) => `i${index}`);
		const { operation, open, asked } = rows({ unknown: ['i5'] });
		const outcomes = await askTogether(operation, open, questions(...ids));
		expect(outcomes).toEqual(
			ids.map((id) => (id === 'i5' ? { error: new Error('unknown i5') } : { outputs: [{ id }] })),
		);
		// 17 in parts of three: five and one of two; then the spoiled part of three one by one.
		expect(asked).toHaveLength(1 + 6 + 3);
	});

	it('gives all the failure that no ID is to blame for', async () => {
		const { operation, open } = rows();
		const down = new Error('down');
		const combine = {
			...(operation.combine as Join<Record<string, unknown>>),
			run: () => Promise.reject(down),
		};
		expect(await askTogether({ ...operation, combine }, open, questions('a', 'b'))).toEqual([
			{ error: down },
			{ error: down },
		]);
	});

	it('gives the failure to reach the API to those who asked', async () => {
		const { operation } = rows();
		const open = () => {
			throw new Error('unknown region');
		};
		const error = new Error('unknown region');
		expect(await askTogether(operation, open, questions('a', 'b'))).toEqual([{ error }, { error }]);
	});
});

describe('idOf', () => {
	it('is the text of the field by which items are joined', () => {
		expect(idOf(question(7), rows().operation.combine as Join<Record<string, unknown>>)).toBe('7');
	});
});
