import fc from 'fast-check';
import { expectAlways } from '../support/hostile/fuzz';
import { expectHarmless } from '../support/hostile/expectHarmless';
import { listOf, monsters, spoiltReply } from '../support/hostile/hostileResponses';
import { allOperations, type KnownOperation } from '../support/operations/allOperations';
import { runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/sandbox';
import { validParameters } from '../support/operations/validParameters';

/** Requests of one item: far more than any response makes necessary. */
const manyRequests = 150;

const tokenPath = /^(\/oauth\/|\/api\/v1\/tokens$)/;
const anyOtherPath = /^(?!\/oauth\/|\/api\/v1\/tokens$)/;

/** How thorough the tests are. */
export interface Extent {
	/** Malformed responses for each operation. */
	readonly runs: number;
	/** Of a huge response. */
	readonly megabytes: number;
	/** Operations that get responses that are nothing like JSON, or of enormous depth. */
	readonly monstersFor: readonly KnownOperation[];
}

/** Replaces the answers to every operation by what no one expects there. */
export function describeHostileResponses({ runs, megabytes, monstersFor }: Extent): void {
	const sandbox = useSandbox();

	describe('undocumented responses', () => {
		it.each(allOperations.map((known) => [known.title, known] as const))(
			'does %s no harm where one thing in it is wrong',
			async (title, known) => {
				await expectAlways(
					fc.asyncProperty(spoiltReply(title), async (body) => {
						await respondWith(known, body);
					}),
					runs,
				);
			},
		);

		it.each(monsters)('harm no operation: %s', async (_name, body) => {
			for (const known of monstersFor) await respondWith(known, body);
		});

		it.each(monsters)('harm no operation as an error message: %s', async (_name, body) => {
			for (const known of monstersFor) await rejectWith(known, body);
		});

		it(`may be a list of ${megabytes} MB, as a response and as an error message`, async () => {
			const hugeList = listOf(megabytes);
			for (const known of allOperations.filter(({ operation }) => operation.value === 'getMany')) {
				await rejectWith(known, hugeList);
			}
			const [first] = allOperations;
			expect((await respondWith(first, hugeList)).error?.message).toMatch(/cannot be read/);
		});
	});

	/** Runs an operation once, with every answer but those to requests for a token replaced. */
	async function respondWith(
		known: KnownOperation,
		body: string | Buffer,
		{ status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
	) {
		const makesTokens = /Video (room|token):/.test(known.title);
		sandbox.current.faults.clear();
		sandbox.current.requests.length = 0;
		sandbox.current.faults.add({
			match: { path: makesTokens ? tokenPath : anyOtherPath },
			times: Infinity,
			effect: {
				kind: 'response',
				status,
				body,
				headers: { 'content-type': 'application/json', ...headers },
			},
		});
		const result = await runNode({
			node: known.node,
			parameters: validParameters(known, {
				options: { maxWaitMinutes: 1, downloadSnapshots: true, reuseToken: false },
			}),
			credentials: { ...sandbox.api(), ...sandbox.video(), ...sandbox.contactNow() },
		});
		expect(sandbox.current.requests.length).toBeLessThan(manyRequests);
		expectHarmless(result);
		return result;
	}

	async function rejectWith(known: KnownOperation, body: string | Buffer) {
		const { error } = await respondWith(known, body, { status: 400 });
		expect((error?.message ?? '').length).toBeLessThan(300);
		expect((error?.description ?? '').length).toBeLessThan(1000);
	}
}
