import type { IncomingHttpHeaders } from 'node:http';
import type { ApiName, SandboxRequest } from './http';

/** One request that arrived. Secrets are kept as sent, so that tests can look for them. */
export interface RecordedRequest {
	api?: ApiName;
	method: string;
	/** As sent, still encoded, without the query. */
	path: string;
	/** Decoded names and values in the order sent. */
	query: Array<[name: string, value: string]>;
	headers: IncomingHttpHeaders;
	body: string;
	/** Status of the response; absent while there is none and when the connection was dropped. */
	status?: number;
	/** Name of the account, once the request proved to belong to one. */
	account?: string;
	/** Epoch milliseconds of the sandbox's clock. */
	startedAt: number;
}

export interface RequestFilter {
	api?: ApiName;
	method?: string;
	/** A string is the whole path. */
	path?: string | RegExp;
	status?: number;
}

/** Whether a request matches the filter. */
export function matches(
	filter: RequestFilter,
	request: Pick<RecordedRequest, 'api' | 'method' | 'path' | 'status'>,
): boolean {
	const { api, method, path, status } = filter;
	if (api !== undefined && api !== request.api) return false;
	if (method !== undefined && method.toUpperCase() !== request.method) return false;
	if (status !== undefined && status !== request.status) return false;
	if (path === undefined) return true;
	return typeof path === 'string' ? path === request.path : request.path.search(path) >= 0;
}

export interface Recorder {
	readonly requests: RecordedRequest[];
	count(filter?: RequestFilter): number;
	/** Peak number of concurrent requests, of one API or of all. */
	maxInFlight(api?: ApiName): number;
	/** Records a request; call `end` when it is finished. */
	begin(request: SandboxRequest, startedAt: number): { record: RecordedRequest; end(): void };
	clear(): void;
}

const ANY = 'any';

export function createRecorder(): Recorder {
	const requests: RecordedRequest[] = [];
	const inFlight = new Map<string, number>();
	const highest = new Map<string, number>();

	const move = (names: string[], by: number) => {
		for (const name of names) {
			const value = (inFlight.get(name) ?? 0) + by;
			inFlight.set(name, value);
			highest.set(name, Math.max(value, highest.get(name) ?? 0));
		}
	};

	return {
		requests,
		count: (filter = {}) => requests.filter((request) => matches(filter, request)).length,
		maxInFlight: (api) => highest.get(api ?? ANY) ?? 0,
		begin(request, startedAt) {
			const { api, method, path, query, headers, body } = request;
			const record = { api, method, path, query: [...query], headers, body, startedAt };
			requests.push(record);
			const names = api ? [api, ANY] : [ANY];
			move(names, 1);
			return { record, end: () => move(names, -1) };
		},
		clear() {
			requests.length = 0;
			highest.clear();
		},
	};
}
