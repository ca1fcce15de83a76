import type { IHttpRequestOptions } from 'n8n-workflow';
import type {
	ResponseBody,
	ResponseHeaders,
	RawResponse,
	Transport,
} from '../../../nodes/shared/http/transport';

/** A transport with scripted responses that records the requests. */
export interface ScriptedTransport extends Transport {
	/** Requests in order of arrival. */
	readonly sent: IHttpRequestOptions[];
	/** Milliseconds of each wait; none takes real time. */
	readonly waits: number[];
	readonly reports: string[];
	ended: boolean;
}

/** Returns the responses in order. Any further request is an error. */
export function scriptedTransport(...responses: ReadonlyArray<RawResponse | Promise<RawResponse>>) {
	const transport: ScriptedTransport = {
		sent: [],
		waits: [],
		reports: [],
		ended: false,
		async send(options) {
			transport.sent.push(options);
			const response = responses[transport.sent.length - 1];
			if (!response) throw new Error('The script has no response to this request');
			return await response;
		},
		async wait(milliseconds) {
			transport.waits.push(milliseconds);
		},
		report: (progress) => void transport.reports.push(progress),
		waitFor: async (task) => await task,
		end: () => void (transport.ended = true),
	};
	return transport;
}

/** A server's response; a body that is neither text nor a stream is sent as JSON. */
export function respondWith(
	status: number,
	body: unknown = '',
	headers: ResponseHeaders = {},
): RawResponse {
	const isRaw = typeof body === 'string' || Symbol.asyncIterator in Object(body);
	return {
		kind: 'response',
		status,
		headers,
		body: isRaw ? (body as ResponseBody) : JSON.stringify(body),
	};
}

/** A connection that failed with one of Node's error codes. */
export function noResponse(code: string): RawResponse {
	return { kind: 'noResponse', code };
}
