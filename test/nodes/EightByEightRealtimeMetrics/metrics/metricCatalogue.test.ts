import {
	kindOf,
	metricFamilies,
	type MetricFamily,
} from '../../../../nodes/EightByEightRealtimeMetrics/metrics/metricCatalogue';

const keysOf = (family: MetricFamily) => metricFamilies[family].map(({ key }) => key);

describe('the catalogue', () => {
	it('contains the 676 keys that 8x8 documents, each once in its family', () => {
		const counts = Object.entries(metricFamilies).map(([family, metrics]) => [
			family,
			new Set(metrics.map(({ key }) => key)).size,
		]);
		expect(Object.fromEntries(counts)).toEqual({
			queue: 101,
			group: 7,
			agentInQueue: 140,
			agentInGroup: 144,
			allAgents: 144,
			agentsInQueueGroups: 140,
		});
		expect(Object.values(metricFamilies).flat()).toHaveLength(676);
	});

	it('has 60 keys per queue, with the suffix after the period', () => {
		const perQueue = keysOf('agentInQueue').filter((key) => key.endsWith('.inQueue'));
		expect(perQueue).toHaveLength(60);
		expect(perQueue).toContain('accepted.today.inQueue');
		expect(keysOf('agentsInQueueGroups')).toEqual(keysOf('agentInQueue'));
	});

	it('gives every key of a family a unique title, a description and a unit', () => {
		for (const metrics of Object.values(metricFamilies)) {
			expect(new Set(metrics.map(({ title }) => title)).size).toBe(metrics.length);
			for (const { title, meaning, unit } of metrics) {
				expect(title).toMatch(/^[A-Z].*, (Now|Today|Last .+)(, in Queue)?$/);
				expect(meaning).toMatch(/^[A-Z]/);
				expect(unit).not.toBe('');
			}
		}
	});

	it.each([
		['queue', 'abandoned.today', 'Abandoned, Today', 'count'],
		['queue', 'acceptedInSla.int-12h', 'Accepted in SLA, Last 12 Hours', 'count'],
		['queue', 'slaTimeThreshold.today', 'SLA Time Threshold, Today', 'ms'],
		['queue', 'slaPercentage.int-1h', 'SLA Percentage, Last Hour', 'ratio from 0 to 1'],
		['queue', 'avgWrapUpTime.int-15m', 'Average Wrap Up Time, Last 15 Minutes', 'ms'],
		['agentInQueue', 'hold.today.inQueue', 'Hold, Today, in Queue', 'count'],
		['allAgents', 'line1TimeOnStatus.rt', 'Line 1 Time on Status, Now', 'ms'],
	] as const)('%s: describes %s in plain language', (family, key, title, unit) => {
		expect(metricFamilies[family].find((metric) => metric.key === key)).toMatchObject({
			title,
			unit,
		});
	});
});

describe('kindOf', () => {
	it.each([
		['enabled.rt', 'count'],
		['total.entered.today', 'count'],
		['accepted.today.inQueue', 'count'],
		['status.rt', 'status'],
		['lastLogin.rt', 'timestamp'],
		['somethingNew.rt', undefined],
	])('%s is %s', (key, kind) => {
		expect(kindOf(key)).toBe(kind);
	});
});
