import type { SandboxRequest } from '../http';

/**
 * The message of a service that echoes the request in its errors: the authentication headers,
 * the decoded Basic header, and the body.
 */
export function echoOf({ headers, body }: SandboxRequest): string {
	const { authorization = '', 'x-token': xToken = '' } = headers;
	const [, basic] = /^Basic (\S+)$/.exec(authorization) ?? [];
	const pair = basic && Buffer.from(basic, 'base64').toString('utf8');
	return ['You sent', pair, authorization, xToken, body].filter(Boolean).join(' | ');
}
