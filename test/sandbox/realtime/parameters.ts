import type { ContactCenterRegion, OAuthAccount } from '../accounts';
import { ANALYTICS } from '../accounts';
import { authorize } from '../apis/gateway';
import { reject, type SandboxRequest } from '../http';
import type { Backend } from '../backend';
import type { Named, Tenant } from './directory';
import { METRICS, type Metric, type MetricFamily } from './metrics';

const MAX_SIZE = 1000;

/** A 400 in the form of 8x8's guide, which starts with `Bad request:`. */
export function badRequest(reason: string) {
	return reject(400, `Bad request: ${reason}`);
}

/** The tenant that a request speaks for: token, product, region and X-Tenant-Info are right. */
export function tenantOf(request: SandboxRequest, backend: Backend): Tenant {
	const account = authorize(request, backend, ANALYTICS);
	const region = (request.params.region || 'us') as ContactCenterRegion;
	if (region !== account.region) {
		// undocumented: the response of a region to a customer of another one.
		throw reject(403, `Forbidden: this customer is not served from region '${region}'`);
	}
	return backend.contactCenter.tenant(account, tenantId(request, account));
}

function tenantId(request: SandboxRequest, account: OAuthAccount): string {
	const header = request.headers['x-tenant-info'];
	if (header === undefined) {
		if (account.tenantIds.length === 1) return account.tenantIds[0];
		throw badRequest('X-Tenant-Info header is missing.');
	}
	const found = account.tenantIds.find((id) => id === header);
	if (!found) throw badRequest('Invalid value for X-Tenant-Info header.');
	return found;
}

/** A list parameter: its name repeated, values joined by commas, or both; undefined if absent. */
export function listParameter(request: SandboxRequest, name: string): string[] | undefined {
	const values = request.query
		.getAll(name)
		.flatMap((value) => value.split(','))
		.filter((value) => value !== '');
	return values.length > 0 ? values : undefined;
}

export function booleanParameter(request: SandboxRequest, name: string): boolean {
	const value = request.query.get(name) ?? 'false';
	if (value === 'true' || value === 'false') return value === 'true';
	// undocumented: text for a value that is not a boolean.
	throw badRequest(`Field '${name}' must be true or false`);
}

function integerParameter(request: SandboxRequest, name: string, fallback: number): number {
	const value = request.query.get(name);
	if (value === null) return fallback;
	// undocumented: text for a value that is not an integer.
	if (!/^-?\d+$/.test(value)) throw badRequest(`Field '${name}' must be an integer`);
	return Number(value);
}

/** The rows whose IDs a list parameter names; all rows without it. */
export function chosen<Row extends Named>(
	request: SandboxRequest,
	name: string,
	rows: readonly Row[],
): readonly Row[] {
	const ids = listParameter(request, name);
	if (!ids) return rows;
	const known = new Map(rows.map((row) => [row.id, row]));
	const unknown = ids.filter((id) => !known.has(id));
	// undocumented: status and text; 8x8 only says that one unknown id fails the whole request.
	if (unknown.length > 0) throw badRequest(`Invalid value for '${name}': ${unknown.join(', ')}`);
	// undocumented: order of rows; the tenant's own, whatever the order of the ids.
	const wanted = new Set(ids);
	return rows.filter((row) => wanted.has(row.id));
}

/** The row that a path names. */
export function one<Row extends Named>(rows: readonly Row[], id: string, what: string): Row {
	const row = rows.find((candidate) => candidate.id === id);
	// undocumented: status and text for an unknown id in the path.
	if (!row) throw reject(404, `Not found: no ${what} with id '${id}'`);
	return row;
}

/** The requested metrics in ASCII order, every one of the family by default. */
export function metricsParameter(request: SandboxRequest, family: MetricFamily): readonly Metric[] {
	const keys = listParameter(request, 'metrics');
	if (!keys) return METRICS[family];
	const known = new Set(METRICS[family].map(({ key }) => key));
	const unknown = keys.filter((key) => !known.has(key));
	// undocumented: status and text for an unknown metric key.
	if (unknown.length > 0) throw badRequest(`Invalid value for 'metrics': ${unknown.join(', ')}`);
	const wanted = new Set(keys);
	return METRICS[family].filter(({ key }) => wanted.has(key));
}

/** Only affects `.today`, whose values are made up anyway: checked, then ignored. */
export function checkTimezone(request: SandboxRequest, tenant: Tenant): void {
	const timezone = request.query.get('timezone');
	if (timezone !== null && !tenant.timezones.includes(timezone)) {
		// undocumented: status and text for a zone that the tenant does not have.
		throw badRequest(`Invalid value for 'timezone': ${timezone}`);
	}
}

/** The rows of the requested page and the pagination headers; the body contains nothing about pages. */
export function paged<Row>(
	request: SandboxRequest,
	rows: readonly Row[],
	defaultSize = 100,
): { rows: readonly Row[]; headers: Record<string, string> } {
	const size = integerParameter(request, 'size', defaultSize);
	const page = integerParameter(request, 'page', 0);
	if (size > MAX_SIZE) throw badRequest(`Field 'size' must be less than or equal to ${MAX_SIZE}`);
	// undocumented: text for a size below one.
	if (size < 1) throw badRequest("Field 'size' must be greater than or equal to 1");
	// undocumented: with no rows at all there are 0 pages, and page 0 is an empty list.
	const pages = Math.ceil(rows.length / size);
	if (page < 0 || page >= Math.max(pages, 1)) {
		throw badRequest(
			"Field 'page' must be greater than or equal to 0 and less than the total number of pages, " +
				`which is ${pages} for this request`,
		);
	}
	return {
		rows: rows.slice(page * size, (page + 1) * size),
		headers: {
			'x-page': String(page),
			'x-page-size': String(size),
			'x-total-pages': String(pages),
			// undocumented: the totals element is not counted.
			'x-total-elements': String(rows.length),
		},
	};
}
