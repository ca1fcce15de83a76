import type { INodeParameters } from 'n8n-workflow';
import type { FaultEffect } from '../../sandbox';
import { timeOutOnce } from '../http/timeOutOnce';
import { runNode, type NodeRunSetup } from '../engine/runNode';
import { seen, type TestSandbox } from '../sandbox';

/** Milliseconds until a request without a response times out. */
const patience = 400;

const response = (status: number, body: unknown = { message: `No: ${status}` }): FaultEffect => ({
	kind: 'response',
	status,
	body,
	// No delay, where the node retries.
	headers: { 'retry-after': '0' },
});

/** What can go wrong, and for how many requests in a row. */
const faults = {
	'401 always': { effect: response(401), times: Infinity },
	'403 always': { effect: response(403), times: Infinity },
	'429 always': { effect: response(429), times: Infinity },
	'500 always': { effect: response(500), times: Infinity },
	'response timeout': { effect: { kind: 'hang' }, times: 1 },
	'connection dropped before acting': { effect: { kind: 'dropBeforeAction' }, times: 1 },
	'connection dropped after acting': { effect: { kind: 'dropAfterAction' }, times: 1 },
	'the page of a proxy': { effect: response(200, '<html>Sign in</html>'), times: 1 },
} satisfies Record<string, { effect: FaultEffect; times: number }>;

/** Number of requests and of effects, and the error; without one the operation succeeds. */
export type Consequence = readonly [requests: number, effects: number, error?: string];

export interface FaultTable {
	readonly node: string;
	readonly sandbox: TestSandbox;
	readonly credentials: () => NodeRunSetup['credentials'];
	/** Parameters of the operation, after any setup. */
	readonly parameters: () => INodeParameters | Promise<INodeParameters>;
	/** Path of the requests that fail; others succeed. */
	readonly path: string | RegExp;
	/** What the operation has done at 8x8 so far, as a number. */
	readonly effects: () => number | Promise<number>;
	/** Texts that must not appear in the execution. */
	readonly secrets: () => string[];
	readonly expected: Readonly<Record<keyof typeof faults, Consequence>>;
}

/** Runs an operation through everything that can go wrong. */
export function describeFaults(name: string, table: FaultTable): void {
	const { node, sandbox, path } = table;
	const names = Object.keys(faults) as Array<keyof typeof faults>;

	describe(`${name}, when 8x8 responds with`, () => {
		it.each(names)('%s', async (fault) => {
			const [requests, effects, message] = table.expected[fault];
			const parameters = await table.parameters();
			const before = await table.effects();
			sandbox.current.requests.length = 0;
			if (fault === 'response timeout') timeOutOnce(path, patience);
			sandbox.current.faults.add({ match: { path }, ...faults[fault] });

			const { items, error, run } = await runNode({
				node,
				parameters,
				credentials: table.credentials(),
			});

			expect(error && seen(error)).toEqual(
				message === undefined ? undefined : expect.objectContaining({ message, itemIndex: 0 }),
			);
			expect(items.length > 0).toBe(message === undefined);
			expect(sandbox.current.count({ path })).toBe(requests);
			for (const secret of table.secrets()) expect(JSON.stringify(run)).not.toContain(secret);
			for (const { query } of sandbox.current.requests) {
				for (const secret of table.secrets()) expect(JSON.stringify(query)).not.toContain(secret);
			}
			sandbox.current.faults.clear();
			expect((await table.effects()) - before).toBe(effects);
		});
	});
}
