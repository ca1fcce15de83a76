import { alphabetical } from '../../shared/util/alphabetical';
import { boolean, multiOptions, resourceLocator, string, stringList } from '../../shared/fields';
import { metricFamilies, type MetricFamily } from '../metrics/metricCatalogue';
import { checkTenantId } from '../api/tenant';
import { timezone } from './timezone';

export { simplify } from '../../shared/fields';

export const queueId = resourceLocator({
	displayName: 'Queue',
	description: 'The queue to get metrics for',
	searchListMethod: 'searchQueues',
	idPlaceholder: 'e.g. 103',
});

export const groupId = resourceLocator({
	displayName: 'Group',
	description: 'The agent group to get metrics for',
	searchListMethod: 'searchGroups',
	idPlaceholder: 'e.g. 110',
});

const agentIdPlaceholder = 'e.g. ag10000';

/** An agent of the queue selected in `queueId`. */
export const agentIdInQueue = resourceLocator({
	displayName: 'Agent',
	description: 'The agent to get metrics for. The agent must be assigned to the queue.',
	searchListMethod: 'searchAgentsInQueue',
	idPlaceholder: agentIdPlaceholder,
	dependsOn: ['queueId'],
});

/** An agent of the group selected in `groupId`. */
export const agentIdInGroup = resourceLocator({
	displayName: 'Agent',
	description: 'The agent to get metrics for. The agent must be a member of the group.',
	searchListMethod: 'searchAgentsInGroup',
	idPlaceholder: agentIdPlaceholder,
	dependsOn: ['groupId'],
});

export const queueIds = stringList({
	displayName: 'Queue IDs',
	description:
		'Comma-separated queue IDs, or a list from an expression. Leave empty to get all queues.',
	placeholder: 'e.g. 101, 103',
});

export const groupIds = stringList({
	displayName: 'Group IDs',
	description:
		'Comma-separated group IDs, or a list from an expression. Leave empty to get all groups.',
	placeholder: 'e.g. 110, 112',
});

export const agentIds = stringList({
	displayName: 'Agent IDs',
	description:
		'Comma-separated agent IDs, or a list from an expression. Leave empty to get all agents.',
	placeholder: 'e.g. ag10000, ag10001',
});

/** Approximate size of a metric in a response, in bytes of JSON for key and value. */
const bytesPerMetric = 50;

/** The metrics to get. Empty means all metrics of the family. */
export function metrics(family: MetricFamily) {
	const options = metricFamilies[family].map(({ key, title, meaning, unit }) => ({
		name: title,
		value: key,
		description: `${meaning} (${unit})`,
	}));
	const kilobytes = Math.max(1, Math.round((options.length * bytesPerMetric) / 1000));
	return multiOptions({
		displayName: 'Metrics',
		description:
			'The metrics to get. An expression can return a list of keys or comma-separated keys.',
		hint: `Leave empty to get all ${options.length}, about ${kilobytes} KB per result`,
		options: alphabetical(options, ({ name }) => name),
	});
}

/** Options of every operation. */
export const readOptions = {
	tenantId: string({
		displayName: 'Tenant ID',
		description: 'The tenant to query, instead of the one in the credential',
		check: checkTenantId,
	}),
	timezone,
};

/** Options of lists. */
export const listOptions = {
	...readOptions,
	namesOnly: boolean({
		displayName: 'Names Only',
		default: false,
		description: 'Whether to return only IDs and names, without any metrics',
	}),
};

/** Options of the lists that 8x8 documents totals for: all but groups. */
export const listWithTotalsOptions = {
	...listOptions,
	includeTotals: boolean({
		displayName: 'Include Totals',
		default: false,
		description: 'Whether to add an item with the totals, marked with isTotals',
	}),
};
