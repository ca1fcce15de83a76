import type { Authentication } from '../auth/authentication';
import type { Api, Endpoint } from './api';
import { createClient } from './client';
import { createLimiter } from './limiter';
import { createTransport, type HttpContext } from './transport';

/**
 * Creates a client that is not cancelled with the execution, for fetching tokens: other executions may be
 * waiting for the same token.
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
