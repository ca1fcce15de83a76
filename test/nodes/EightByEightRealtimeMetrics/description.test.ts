import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { metricFamilies } from '../../../nodes/EightByEightRealtimeMetrics/metrics/metricCatalogue';
import { describedOperations } from '../../support/operations/describedOperations';
import { nodeClasses } from '../../support/engine/nodeClasses';
import { runNode } from '../../support/engine/runNode';
import { seen, useSandbox } from '../../support/sandbox';
import { node } from './support';

// Generated, so the lint rules that read sources miss it.

const { description, methods } = nodeClasses.nodes[node];

/** The properties shown for an operation, in their order. */
const shown = (resource: string, operation: string) =>
	description.properties.filter(({ displayOptions }) => {
		const { resource: resources, operation: operations } = displayOptions?.show ?? {};
		return resources?.includes(resource) && operations?.includes(operation);
	});
const all = describedOperations(description);
const option = (collection: INodeProperties | undefined, name: string) =>
	(collection?.options as INodeProperties[]).find((entry) => entry.name === name);

describe('the operations', () => {
	it('cover the ten endpoints one to one', () => {
		expect(all.map(({ resource, operation }) => `${resource} ${operation}`).sort()).toEqual([
			'agent getInGroup',
			'agent getInQueue',
			'agent getMany',
			'agent getManyAcrossQueues',
			'agent getManyInGroup',
			'agent getManyInQueue',
			'group get',
			'group getMany',
			'queue get',
			'queue getMany',
		]);
	});

	it.each([
		['queue', 'getMany', ['returnAll', 'limit', 'queueIds', 'metrics', 'simplify', 'options']],
		['queue', 'get', ['queueId', 'metrics', 'simplify', 'options']],
		['agent', 'getInGroup', ['groupId', 'agentId', 'metrics', 'simplify', 'options']],
		[
			'agent',
			'getManyInQueue',
			['queueId', 'returnAll', 'limit', 'agentIds', 'metrics', 'simplify', 'options'],
		],
	])('%s: %s shows its fields in a sensible order', (resource, operation, names) => {
		expect(shown(resource, operation).map(({ name }) => name)).toEqual(names);
	});
});

describe('every list of five or more entries', () => {
	const lists = (properties: INodeProperties[]): Array<{ label: string; names: string[] }> =>
		properties.flatMap(({ name, type, options = [] }) => {
			const entries = options as INodeProperties[];
			const names = entries.map((entry) =>
				type === 'collection' ? entry.displayName : entry.name,
			);
			return [{ label: name, names }, ...(type === 'collection' ? lists(entries) : [])];
		});

	it('is alphabetical and has no duplicates', () => {
		const long = lists(description.properties).filter(({ names }) => names.length >= 5);
		expect(long.length).toBeGreaterThan(10);
		for (const { names } of long) {
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
			expect(new Set(names).size).toBe(names.length);
		}
	});
});

describe('Metrics', () => {
	it.each([
		['queue', 'getMany', 'queue'],
		['queue', 'get', 'queue'],
		['group', 'getMany', 'group'],
		['group', 'get', 'group'],
		['agent', 'getMany', 'allAgents'],
		['agent', 'getManyInQueue', 'agentInQueue'],
		['agent', 'getInQueue', 'agentInQueue'],
		['agent', 'getManyInGroup', 'agentInGroup'],
		['agent', 'getInGroup', 'agentInGroup'],
		['agent', 'getManyAcrossQueues', 'agentsInQueueGroups'],
	] as const)('of %s: %s offers the keys of the family', (resource, operation, family) => {
		const metrics = shown(resource, operation).find(({ name }) => name === 'metrics');
		expect(metrics).toMatchObject({ type: 'multiOptions', default: [] });
		const options = metrics?.options as INodePropertyOptions[];
		const keys = metricFamilies[family].map(({ key }) => key);
		expect(options.map(({ value }) => value).sort()).toEqual([...keys].sort());
		expect(metrics?.hint).toContain(`all ${keys.length}`);
		for (const { description: text } of options) expect(text).toMatch(/^[A-Z].* \(.+\)$/);
	});
});

describe('Timezone', () => {
	const timezone = option(
		shown('queue', 'getMany').find(({ name }) => name === 'options'),
		'timezone',
	);

	it('offers the IANA names and states 8x8’s rule in its hint', () => {
		const values = (timezone?.options as INodePropertyOptions[]).map(({ value }) => value);
		expect(values).toEqual(
			expect.arrayContaining(['UTC', 'America/New_York', 'Europe/London', 'Australia/Sydney']),
		);
		expect(values).toContain(timezone?.default);
		expect(timezone?.hint).toContain('configured for the tenant');
	});
});

describe('every operation', () => {
	it.each(all)('$resource: $operation has the option Combine Requests', (given) => {
		const options = shown(given.resource, given.operation).find(({ name }) => name === 'options');
		expect(option(options, 'combineRequests')?.default).toBe(true);
		expect(option(options, 'tenantId')).toBeDefined();
		expect(option(options, 'timezone')).toBeDefined();
	});

	it('has a search method for each resource locator', () => {
		const wanted = description.properties.flatMap(({ modes = [] }) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		expect(new Set(wanted)).toEqual(new Set(Object.keys(methods?.listSearch ?? {})));
	});
});

describe('an IANA alias', () => {
	const sandbox = useSandbox();

	it('is accepted from an expression and left to 8x8', async () => {
		const { error } = await runNode({
			node,
			parameters: {
				resource: 'queue',
				operation: 'getMany',
				metrics: 'busy.rt',
				options: { timezone: '={{ "US/Eastern" }}' },
			},
			credentials: sandbox.api(),
		});
		expect(seen(error).message).toBe('8x8 does not accept this time zone');
	});
});
