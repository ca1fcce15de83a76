import fc from 'fast-check';
import { instantSleep } from '../support/time/instantSleep';
import { expectAlways } from '../support/hostile/fuzz';
import { expectHarmless } from '../support/hostile/expectHarmless';
import { hugeList, monsters, spoiltReply } from '../support/hostile/hostileResponses';
import { allOperations, type KnownOperation } from '../support/operations/allOperations';
import { runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/sandbox';
import { validParameters } from '../support/operations/validParameters';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

const sandbox = useSandbox();

/** Requests of one item: far more than any reply makes necessary. */
const manyRequests = 150;

const tokenPath = /^(\/oauth\/|\/api\/v1\/tokens$)/;
const anyOtherPath = /^(?!\/oauth\/|\/api\/v1\/tokens$)/;

/** Runs an operation once, with every answer but those to requests for a token replaced. */
async function answered(
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

const operations = allOperations.map((known) => [known.title, known] as const);

describe('a reply that is nothing of what is documented', () => {
	it.each(operations)('does %s no harm where one thing in it is wrong', async (title, known) => {
		await expectAlways(
			fc.asyncProperty(spoiltReply(title), async (body) => {
				await answered(known, body);
			}),
			15,
		);
	});

	it.each(monsters)('does no operation harm: %s', async (_name, body) => {
		for (const known of allOperations) await answered(known, body);
	});

	it.each(monsters)('does no operation harm as the words of a refusal: %s', async (_name, body) => {
		for (const known of allOperations) await refused(known, body);
	});

	it('may be a list of 20 MB, as an answer and as the words of a refusal', async () => {
		for (const known of allOperations.filter(({ operation }) => operation.value === 'getMany')) {
			await refused(known, hugeList);
		}
		const [first] = allOperations;
		expect((await answered(first, hugeList)).error?.message).toMatch(/cannot be read/);
	});
});

async function refused(known: KnownOperation, body: string | Buffer) {
	const { error } = await answered(known, body, { status: 400 });
	expect((error?.message ?? '').length).toBeLessThan(300);
	expect((error?.description ?? '').length).toBeLessThan(1000);
}
