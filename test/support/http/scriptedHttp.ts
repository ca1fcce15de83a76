import type { IHttpRequestOptions } from 'n8n-workflow';
import type { HttpContext } from '../../../nodes/shared/http/transport';

/** What n8n's HTTP helper returns for a request; an error is thrown. */
export type ScriptedResponse =
	{ status?: number; headers?: Record<string, string>; body?: string | object } | Error;

/** n8n's HTTP helper, with responses from a function that receives the number of the request. */
export function scriptedHttp(
	respondTo: (options: IHttpRequestOptions, number: number) => ScriptedResponse,
) {
	const sent: IHttpRequestOptions[] = [];
	const context: HttpContext = {
		helpers: {
			async httpRequest(options) {
				const response = respondTo(options, sent.push(options));
				if (response instanceof Error) throw response;
				const { status = 200, headers = {}, body = '' } = response;
				const isRaw = typeof body === 'string' || Symbol.asyncIterator in body;
				return { statusCode: status, headers, body: isRaw ? body : JSON.stringify(body) };
			},
		},
	};
	return { context, sent };
}
