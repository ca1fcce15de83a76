import { alphabetical } from '../../shared/util/alphabetical';
import { multiOptions } from '../../shared/fields';
import { type MetricFamily, metricFamilies } from '../metrics/metricCatalogue';

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
