import fc from 'fast-check';
import type { INodeExecutionData, INodeParameters, INodeProperties } from 'n8n-workflow';
import { byId } from '../support/operations/byId';
import { expectAlways } from '../support/hostile/fuzz';
import { expectNoTraces, isPlainData } from '../support/hostile/expectHarmless';
import { defectIn, hostileText, hostileValue } from '../support/hostile/hostileValues';
import { allOperations, type KnownOperation } from '../support/operations/allOperations';
import { runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/sandbox';
import { validParameters } from '../support/operations/validParameters';

const sandbox = useSandbox();

const queryNames = new Set([
	...['metrics', 'timezone', 'page', 'size', 'summary', 'includeTotals', 'showEnabledAgents'],
	...['queue-ids', 'agent-ids', 'group-ids', 'filter', 'pageKey', 'limit', 'sortField'],
	...['sortDirection', 'presignUrl', 'from', 'to', 'q', 'cursor'],
]);

const headerNames = new Set([
	...['accept', 'accept-encoding', 'authorization', 'connection', 'content-length', 'content-type'],
	...['host', 'user-agent', 'x-tenant-info', 'x-token'],
]);

/** Tried with every parameter that is chosen. */
const worst = ['x\ud83d', '..', 'a\r\nX-Evil: 1', '__proto__', 'é', NaN, 1e308, {}, [null], null];

/** One parameter of an operation, as the ways to set it by an expression. */
function parametersWith(known: KnownOperation, expression: string): INodeParameters[] {
	return Object.entries(known.operation.fields).flatMap(([name, { property }]) => {
		const values: Array<INodeParameters[string]> = [expression];
		if (property.type === 'resourceLocator') values.push(byId(expression));
		if (property.type === 'collection') {
			const options = property.options as INodeProperties[];
			values.push(...options.map((option) => ({ [option.name]: expression })));
		}
		return values.map((value) => validParameters(known, { [name]: value }));
	});
}

/** Runs an operation for items that differ in one parameter. */
async function runFor(known: KnownOperation, parameters: INodeParameters, values: unknown[]) {
	sandbox.current.requests.length = 0;
	const { items, error, run } = await runNode({
		node: known.node,
		parameters,
		items: values.map((value) => ({ value }) as never),
		credentials: { ...sandbox.api(), ...sandbox.video(), ...sandbox.contactNow() },
		onError: 'continueRegularOutput',
	});
	// A node's own failure would cost all items.
	expect(error ?? run.data.resultData.error).toBeUndefined();
	return values.map((_, index) => items.filter((item) => indexOf(item) === index));
}

function indexOf({ pairedItem }: INodeExecutionData): number {
	if (typeof pairedItem === 'object' && 'item' in pairedItem) return pairedItem.item;
	throw new Error('An item without its input');
}

const errorOf = ([first]: INodeExecutionData[]) => first?.json.error as string | undefined;

function expectGoodOutcome(items: INodeExecutionData[]): void {
	for (const { json, binary = {} } of items) {
		expect(isPlainData(json)).toBe(true);
		for (const { fileName } of Object.values(binary)) {
			expect(fileName).toMatch(/^[^\p{C}/\\:*?"<>|]{1,200}$/u);
		}
	}
	if (errorOf(items) === undefined) return;
	expect(items).toHaveLength(1);
	const { error, details, ...rest } = items[0].json;
	expect(rest).toEqual({});
	expect(defectIn(`${String(error)} ${String(details ?? '')}`)).toBeUndefined();
}

function expectGoodRequests(): void {
	for (const { api, path, query, headers } of sandbox.current.requests) {
		expect(api).toBeDefined();
		expect(path.split('/').map(decodeURIComponent)).not.toContain('..');
		for (const [name] of query) expect(queryNames).toContain(name);
		for (const name of Object.keys(headers)) expect(headerNames).toContain(name);
	}
}

/**
 * Gives each parameter of every operation what no one expects there.
 *
 * @param runs attempts for each operation
 */
export function describeHostileInput(runs: number): void {
	describe('hostile values from expressions', () => {
		it.each(allOperations.map((known) => [known.title, known] as const))(
			'%s gives each item its result or its error, and sends what is documented',
			async (_title, known) => {
				const variants = parametersWith(known, '={{ $json.value }}');
				await expectAlways(
					fc.asyncProperty(
						fc.constantFrom(...variants),
						fc.array(fc.oneof(hostileText, hostileValue), { maxLength: 5 }),
						async (parameters, generated) => {
							const values = [...worst, ...generated];
							const outcomes = await runFor(known, parameters, values);
							for (const items of outcomes) {
								expectGoodOutcome(items);
								// No route of the sandbox: an ID has become more than one segment.
								expect(items[0]?.json.details ?? '').not.toMatch(
									/Not found: \/(?!s3\/)|Method not allowed/,
								);
							}
							const isList = known.operation.value.startsWith('getMany');
							if (!isList) expect(outcomes.map((items) => items.length)).not.toContain(0);
							expectGoodRequests();
							expectNoTraces();
						},
					),
					runs,
				);
			},
		);

		it('rejects resources and operations that the node does not have', async () => {
			await expectAlways(
				fc.asyncProperty(hostileValue, hostileValue, async (resource, operation) => {
					const [{ node, resource: first }] = allOperations;
					const { error } = await runNode({
						node,
						parameters: {
							resource: '={{ $json.resource ?? "x" }}',
							operation: '={{ $json.operation }}',
						},
						items: [{ resource: resource ?? first, operation } as never],
						credentials: sandbox.api(),
					});
					expect(error?.message).toMatch(/does not exist|Could not get parameter/);
					expect(error?.message.length).toBeLessThan(500);
					expect(defectIn(error?.message ?? '')).toBeUndefined();
				}),
				3 * runs,
			);
		});
	});
}
