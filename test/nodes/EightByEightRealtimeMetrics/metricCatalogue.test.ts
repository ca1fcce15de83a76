import { metricKeys } from '../../../nodes/EightByEightRealtimeMetrics/metricCatalogue';

describe('metricKeys', () => {
	it('holds as many keys as 8x8 documents, each once', () => {
		const counts = Object.entries(metricKeys).map(([family, keys]) => [family, new Set(keys).size]);
		expect(Object.fromEntries(counts)).toEqual({ queue: 101, group: 7, agent: 144 });
	});

	it('spells keys as 8x8 does', () => {
		expect(metricKeys.queue).toEqual(
			expect.arrayContaining(['entered.today', 'acceptedInSla.int-12h', 'eligible.rt']),
		);
		expect(metricKeys.group).toEqual(expect.arrayContaining(['availableIdle.rt']));
		expect(metricKeys.agent).toEqual(expect.arrayContaining(['status.rt', 'activeQueues.rt']));
	});
});
