import type { Authentication } from '../auth/authentication';
import type { Api, Endpoint } from './api';
import { createClient } from './client';
import { createLimiter } from './limiter';
import { createTransport, type HttpContext } from './transport';

/**
 * Makes the client that asks for tokens.
 *
 * It goes without the execution's cancel signal: other executions may be waiting for the same token.
 */
export function createDetachedClient(
	{ helpers }: HttpContext,
	endpoint: Endpoint,
	authentication: Authentication,
): Api {
	const transport = createTransport({ helpers });
	return createClient({
		transport,
		endpoint,
		authentication,
		limiter: createLimiter(1),
		concurrency: 1,
	});
}
