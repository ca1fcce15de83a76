import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Authentication } from '../auth/authentication';
import type { Api, Endpoint } from '../http/api';
import { createClient } from '../http/client';
import { createLimiter } from '../http/limiter';
import { createTransport, type HttpContext } from '../http/transport';
import type { TokenStore } from '../auth/tokenStore';

/** An API as a node uses it: its credential, how that authenticates requests, and where they go. */
export interface Service {
	/** Name of the credential type. */
	readonly credential: string;
	/** Creates the authentication that all items of an execution share. @throws {InvalidInputError} */
	authenticate(
		context: HttpContext,
		credentials: ICredentialDataDecryptedObject,
		store: TokenStore,
	): Authentication;
	/** Where the requests of one item go, by its parameters. @throws {InvalidInputError} */
	endpoint(
		credentials: ICredentialDataDecryptedObject,
		params: Readonly<Record<string, unknown>>,
	): Endpoint;
}

/** Limits on requests in flight, each 1 or more. */
export interface Concurrency {
	/** Of a whole execution (or list search, or poll). */
	readonly requests: number;
	/** Of one item that sends several requests, such as for pages. */
	readonly perItem: number;
}

/**
 * Connects to a service with one credential. All APIs that the returned function creates share the authentication
 * and the concurrency limiter.
 *
 * @returns a function that creates the API for one item from the item's parameters; to be ended after use
 */
export function connect(
	service: Service,
	context: HttpContext,
	credentials: ICredentialDataDecryptedObject,
	store: TokenStore,
	{ requests, perItem }: Concurrency,
): (params: Readonly<Record<string, unknown>>) => Api {
	const shared = {
		authentication: service.authenticate(context, credentials, store),
		limiter: createLimiter(requests),
		concurrency: perItem,
	};
	return (params) => {
		const endpoint = service.endpoint(credentials, params);
		return createClient({ ...shared, endpoint, transport: createTransport(context) });
	};
}

/** Runs a task with an API, and ends the API afterwards. */
export async function withApi<T>(api: Api, task: (api: Api) => Promise<T>): Promise<T> {
	try {
		return await task(api);
	} finally {
		api.end();
	}
}
