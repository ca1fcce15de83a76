import { json, type SandboxResponse, type SandboxRequest } from '../http';
import type { Handler } from '../router';
import type { Backend } from '../backend';
import type { Named, Tenant } from './directory';
import type { Metric, MetricFamily } from './metrics';
import {
	badRequest,
	booleanParameter,
	checkTimezone,
	listParameter,
	metricsParameter,
	paged,
	tenantOf,
} from './parameters';
import { totalsRow } from './totals';
import { metricValue, type MetricValue } from './values';

/** How one list of rows differs from the others. */
export interface Collection<Row extends Named> {
	family: MetricFamily;
	rows(tenant: Tenant, params: Record<string, string>): readonly Row[];
	/** List parameters that choose rows; one not listed here is ignored. */
	filter(request: SandboxRequest, tenant: Tenant, rows: readonly Row[]): readonly Row[];
	totals?: boolean;
	defaultSize?: number;
	summary?(row: Row): object;
	/** Only `/agents` insists on `metrics`, unless `summary=true`. */
	metricsRequired?: boolean;
}

/** Values of a row in the order of the requested metrics. */
export function valuesOf(
	row: Named,
	metrics: readonly Metric[],
	family: MetricFamily,
	backend: Backend,
) {
	const moment = { tick: backend.clock.tick(), anchor: backend.clock.anchor() };
	// Samples: an agent without data has null counts, a queue has 0, a group has strings.
	const quietCount = family === 'agent' ? null : 0;
	return metrics.map((metric): MetricValue => {
		const value = metricValue(row, metric, moment, quietCount);
		return family === 'group' ? String(value) : value;
	});
}

function rowBody(row: Named, metrics: readonly Metric[], values: readonly MetricValue[]) {
	return {
		id: row.id,
		name: row.name,
		metrics: metrics.map(({ key }, column) => ({ key, value: values[column] })),
	};
}

/** The endpoint that returns a list of rows in pages. */
export function list<Row extends Named>(collection: Collection<Row>): Handler {
	const response = (request: SandboxRequest, tenant: Tenant, backend: Backend): SandboxResponse => {
		const { family, summary, defaultSize } = collection;
		const all = collection.rows(tenant, request.params);
		checkTimezone(request, tenant);
		if (booleanParameter(request, 'summary')) {
			// undocumented: whether `metrics` is absent or empty; absent here.
			const { rows, headers } = paged(request, all, defaultSize);
			const body = rows.map((row) => summary?.(row) ?? { id: row.id, name: row.name });
			return json(body, 200, headers);
		}
		if (collection.metricsRequired && !listParameter(request, 'metrics')) {
			// undocumented: status and text; the guide only calls the parameter required here.
			throw badRequest("Field 'metrics' is required unless summary is true");
		}
		const metrics = metricsParameter(request, family);
		const matching = collection.filter(request, tenant, all);
		const { rows, headers } = paged(request, matching, defaultSize);
		const body: unknown[] = rows.map((row) =>
			rowBody(row, metrics, valuesOf(row, metrics, family, backend)),
		);
		if (collection.totals && booleanParameter(request, 'includeTotals')) {
			// undocumented: totals are over all pages and come at the end of each.
			body.push(
				totalsRow(
					metrics,
					matching.map((row) => valuesOf(row, metrics, family, backend)),
				),
			);
		}
		return json(body, 200, headers);
	};
	return (request, backend) => {
		const tenant = tenantOf(request, backend);
		const { clock } = backend;
		const key = [tenant.id, request.path, request.query, clock.tick(), clock.anchor()].join(' ');
		return backend.metricPages(key, () => response(request, tenant, backend));
	};
}

/** The endpoint that returns one row. */
export function single(
	family: MetricFamily,
	find: (tenant: Tenant, params: Record<string, string>) => Named,
): Handler {
	return (request, backend): SandboxResponse => {
		const tenant = tenantOf(request, backend);
		const row = find(tenant, request.params);
		checkTimezone(request, tenant);
		const metrics = metricsParameter(request, family);
		const body = rowBody(row, metrics, valuesOf(row, metrics, family, backend));
		return json(backend.variants.singleMetric === 'array' ? [body] : body);
	};
}
