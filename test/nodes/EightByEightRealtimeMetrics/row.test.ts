import { present, type MetricRow } from '../../../nodes/EightByEightRealtimeMetrics/row';

const row = (id: string, values: Record<string, number | string | null>): MetricRow => ({
	id,
	name: `Queue ${id}`,
	metrics: Object.entries(values).map(([key, value]) => ({ key, value })),
});

describe('a simplified row that is made like another', () => {
	const first = row('1', { 'entered.today': 1, 'busy.rt': 2 });
	const like = present(first, true);

	it.each([
		['the same metrics', row('2', { 'entered.today': 3, 'busy.rt': null })],
		['the same in another order', row('2', { 'busy.rt': '4', 'entered.today': 3 })],
		['fewer', row('2', { 'entered.today': 3 })],
		['more', row('2', { 'entered.today': 3, 'busy.rt': 4, 'offering.rt': 5 })],
		['as many others', row('2', { 'entered.today': 3, 'offering.rt': 5 })],
		['none', row('2', {})],
	])('has %s and nothing of the other', (_, second) => {
		expect(present(second, true, like)).toEqual(present(second, true));
	});

	it('takes the last value of a metric that comes twice', () => {
		const twice = row('2', { 'entered.today': 3 });
		twice.metrics?.push({ key: 'entered.today', value: 4 });
		expect(present(twice, true, like)).toEqual({ id: '2', name: 'Queue 2', 'entered.today': 4 });
	});

	it('leaves the other as it was', () => {
		present(row('2', { 'entered.today': 3, 'busy.rt': 4 }), true, like);
		expect(like).toEqual({ id: '1', name: 'Queue 1', 'entered.today': 1, 'busy.rt': 2 });
	});
});
