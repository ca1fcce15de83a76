import {
	createPresenter,
	type MetricRow,
} from '../../../../nodes/EightByEightRealtimeMetrics/api/row';

const row = (id: string, values: Record<string, number | string | null>): MetricRow => ({
	id,
	name: `Queue ${id}`,
	metrics: Object.entries(values).map(([key, value]) => ({ key, value })),
});

describe('a simplified row following another', () => {
	const first = row('1', { 'entered.today': 1, 'busy.rt': 2 });
	const alone = (one: MetricRow) => createPresenter(true)(one);
	const after = (one: MetricRow) => {
		const present = createPresenter(true);
		return [present(first), present(one)];
	};

	it.each([
		['the same metrics', row('2', { 'entered.today': 3, 'busy.rt': null })],
		['the same in another order', row('2', { 'busy.rt': '4', 'entered.today': 3 })],
		['fewer', row('2', { 'entered.today': 3 })],
		['more', row('2', { 'entered.today': 3, 'busy.rt': 4, 'offering.rt': 5 })],
		['as many others', row('2', { 'entered.today': 3, 'offering.rt': 5 })],
		['none', row('2', {})],
		['a group in place of a name', { id: '2', groupId: '110', metrics: first.metrics }],
	])('has %s and nothing of the previous row', (_, second) => {
		expect(after(second)[1]).toStrictEqual(alone(second));
	});

	it('uses the last value of a repeated metric', () => {
		const twice = row('2', { 'entered.today': 3 });
		twice.metrics?.push({ key: 'entered.today', value: 4 });
		expect(after(twice)[1]).toEqual({ id: '2', name: 'Queue 2', 'entered.today': 4 });
	});

	it('leaves the previous row unchanged', () => {
		const [other] = after(row('2', { 'entered.today': 3, 'busy.rt': 4 }));
		expect(other).toEqual({ id: '1', name: 'Queue 1', 'entered.today': 1, 'busy.rt': 2 });
	});
});
