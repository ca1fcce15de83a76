import { json, type ApiName, type SandboxResponse, type SandboxRequest } from './http';
import type { Backend } from './backend';

export type Handler = (
	request: SandboxRequest,
	backend: Backend,
) => SandboxResponse | Promise<SandboxResponse>;

/** One endpoint. */
export interface Route {
	method: string;
	path: RegExp;
	handle: Handler;
}

/** An endpoint; `path` is a regular expression in which `:name` stands for one path segment. */
export function route(method: string, path: string, handle: Handler): Route {
	const source = path.replace(/:(\w+)/g, '(?<$1>[^/]+)');
	return { method, path: new RegExp(`^${source}$`), handle };
}

const APIS: ReadonlyArray<[ApiName, RegExp]> = [
	['oauth', /^\/oauth\//],
	['realtime', /\/analytics\/cc\/v\d+\/realtime-metrics(\/|$)/],
	['storage', /^\/storage\//],
	['contactNow', /^(\/api)?\/token\.php$/],
	['video', /^(\/+api\/v1\/|\/s3\/|\/$)/],
];

/** The API that a path belongs to: one server stands in for three hosts. */
export function apiOf(path: string): ApiName | undefined {
	return APIS.find(([, pattern]) => pattern.test(path))?.[0];
}

/** Finds the endpoint and calls it. */
export async function dispatch(
	routes: readonly Route[],
	request: SandboxRequest,
	backend: Backend,
): Promise<SandboxResponse> {
	const matching = routes.filter(({ path }) => path.test(request.path));
	const found = matching.find(({ method }) => method === request.method);
	if (!found) {
		// undocumented: 8x8 lists 404 and 405 without saying what their bodies are.
		return matching.length > 0
			? json({ message: `Method not allowed: ${request.method}` }, 405, {
					allow: matching.map(({ method }) => method).join(', '),
				})
			: json({ message: `Not found: ${request.path}` }, 404);
	}
	const groups = found.path.exec(request.path)?.groups ?? {};
	request.params = Object.fromEntries(
		Object.entries(groups).map(([name, value]) => [name, decode(value)]),
	);
	return found.handle(request, backend);
}

function decode(segment: string | undefined): string {
	try {
		return decodeURIComponent(segment ?? '');
	} catch {
		return segment ?? '';
	}
}
