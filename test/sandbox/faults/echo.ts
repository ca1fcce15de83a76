import type { SandboxRequest } from '../http';

/**
 * The words of a service that repeats in its errors what it was sent: the headers that prove who calls,
 * what is in a Basic header, and the body.
 */
export function echoOf({ headers, body }: SandboxRequest): string {
	const { authorization = '', 'x-token': xToken = '' } = headers;
	const [, basic] = /^Basic (\S+)$/.exec(authorization) ?? [];
	const pair = basic && Buffer.from(basic, 'base64').toString('utf8');
	return ['You sent', pair, authorization, xToken, body].filter(Boolean).join(' | ');
}
