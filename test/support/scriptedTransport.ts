import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Body, Headers, Reply, Transport } from '../../nodes/shared/http/transport';

/** A transport that answers from a script, and takes note of what it was asked. */
export interface ScriptedTransport extends Transport {
	/** Requests in the order in which they came. */
	readonly sent: IHttpRequestOptions[];
	/** Milliseconds of each wait; none takes any time. */
	readonly waits: number[];
	readonly reports: string[];
	/** How often it was ended. */
	ends: number;
}

/** Answers the requests with the replies, in order. One request more than that is an error. */
export function scriptedTransport(...replies: ReadonlyArray<Reply | Promise<Reply>>) {
	const transport: ScriptedTransport = {
		sent: [],
		waits: [],
		reports: [],
		ends: 0,
		async send(options) {
			transport.sent.push(options);
			const reply = replies[transport.sent.length - 1];
			if (!reply) throw new Error('The script has no reply to this request');
			return await reply;
		},
		async wait(milliseconds) {
			transport.waits.push(milliseconds);
		},
		end() {
			transport.ends++;
		},
		report: (progress) => void transport.reports.push(progress),
	};
	return transport;
}

/** A server's answer; a body that is no text and no stream is sent as JSON. */
export function answer(status: number, body: unknown = '', headers: Headers = {}): Reply {
	const isRaw = typeof body === 'string' || Symbol.asyncIterator in Object(body);
	const sent = isRaw ? (body as Body) : JSON.stringify(body);
	return { kind: 'answer', status, headers, body: sent };
}

/** A connection that failed with one of Node's error codes. */
export function noAnswer(code: string): Reply {
	return { kind: 'noAnswer', code };
}
