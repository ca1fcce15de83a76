import type { Metric } from '../../nodes/EightByEightRealtimeMetrics/metrics/metricCatalogue';

/** One Markdown table of metrics: a row for each, with its keys by period. */
export function metricsTable(metrics: readonly Metric[]): string {
	const byTitle = new Map<string, Metric[]>();
	for (const metric of metrics) {
		const title = metric.title.replace(/,.*/, '');
		byTitle.set(title, [...(byTitle.get(title) ?? []), metric]);
	}
	const rows = [...byTitle].map(([title, [first, ...others]]) => {
		const keys = [first, ...others].map(({ key }) => `\`${key}\``).join(' ');
		return `| ${title} | ${first.unit} | ${first.meaning} | ${keys} |`;
	});
	return ['| Metric | Unit | Meaning | Keys |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
