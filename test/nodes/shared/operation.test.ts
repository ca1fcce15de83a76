import { defineOperation, runOperation, type Operation } from '../../../nodes/shared/operation';
import type { Api } from '../../../nodes/shared/http/api';

const describing = { value: 'get', name: 'Get', action: 'Get thing', description: 'Get a thing' };

/** Runs an operation until it has given `count` outputs; tells them and whether its API has ended. */
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
	...describing,
	kind: 'read',
	fields: {},
	async *run() {
		yield { row: 1 };
		yield { row: 2 };
		await Promise.reject(new Error('no third row'));
	},
});

describe('runOperation', () => {
	it('ends the API when the operation has given its only output', async () => {
		const one = defineOperation({
			...describing,
			kind: 'read',
			fields: {},
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

	it('ends the API when nobody wants more', async () => {
		expect(await run(many, 1)).toEqual({ outputs: [{ row: 1 }], status: 'fulfilled', ended: 1 });
	});
});
