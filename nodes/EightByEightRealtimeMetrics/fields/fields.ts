import { alphabetical } from '../../shared/util/alphabetical';
import { boolean, multiOptions, resourceLocator, string, stringList } from '../../shared/fields';
import { metricFamilies, type MetricFamily } from '../metrics/metricCatalogue';
import { checkTenantId } from '../api/tenant';
import { timezone } from './timezone';

export { simplify } from '../../shared/fields';

export const queueId = resourceLocator({
	displayName: 'Queue',
	description: 'The queue to get the metrics of',
	searchListMethod: 'searchQueues',
	idPlaceholder: 'e.g. 103',
});

export const groupId = resourceLocator({
	displayName: 'Group',
	description: 'The agent group to get the metrics of',
	searchListMethod: 'searchGroups',
	idPlaceholder: 'e.g. 110',
});

const agentIdPlaceholder = 'e.g. ag10000';

/** An agent of the queue chosen in `queueId`. */
export const agentIdInQueue = resourceLocator({
	displayName: 'Agent',
	description: 'The agent to get the metrics of, one who is assigned to the queue',
	searchListMethod: 'searchAgentsInQueue',
	idPlaceholder: agentIdPlaceholder,
	dependsOn: ['queueId'],
});

/** An agent of the group chosen in `groupId`. */
export const agentIdInGroup = resourceLocator({
	displayName: 'Agent',
	description: 'The agent to get the metrics of, a member of the group',
	searchListMethod: 'searchAgentsInGroup',
	idPlaceholder: agentIdPlaceholder,
	dependsOn: ['groupId'],
});

export const queueIds = stringList({
	displayName: 'Queue IDs',
	description:
		'Only these queues: comma-separated IDs, or a list from an expression. Empty gets all queues.',
	placeholder: 'e.g. 101, 103',
});

export const groupIds = stringList({
	displayName: 'Group IDs',
	description:
		'Only these groups: comma-separated IDs, or a list from an expression. Empty gets all groups.',
	placeholder: 'e.g. 110, 112',
});

export const agentIds = stringList({
	displayName: 'Agent IDs',
	description:
		'Only these agents: comma-separated IDs, or a list from an expression. Empty gets all agents.',
	placeholder: 'e.g. ag10000, ag10001',
});

/** Bytes of JSON that a metric takes in an answer, key and value, about. */
const bytesPerMetric = 50;

/** Keys to ask for; empty means all of the family. */
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
			'The metrics to get. An expression can also give a list of keys, or comma-separated keys.',
		hint: `Choose none to get all ${options.length}, about ${kilobytes} KB for each result`,
		options: alphabetical(options, ({ name }) => name),
	});
}

/** Options of every operation. */
export const readOptions = {
	tenantId: string({
		displayName: 'Tenant ID',
		description: 'The tenant to ask for, instead of the one in the credential',
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
		description: 'Whether to add one more item with the totals, marked with isTotals',
	}),
};
