import {
	sleep,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

/** The parts of an n8n context that sending requests needs; every kind of context has the first. */
export interface HttpContext {
	helpers: { httpRequest(options: IHttpRequestOptions): Promise<unknown> };
	getExecutionCancelSignal?: () => AbortSignal | undefined;
	logger?: { debug(message: string): void };
	sendMessageToUI?: (message: string) => void;
}

/** The response to one attempt, or the code of the connection error that occurred instead. */
export type RawResponse =
	| { kind: 'response'; status: number; headers: ResponseHeaders; body: ResponseBody }
	| { kind: 'noResponse'; code: string };

/** A streamed body, as n8n's binary storage accepts it. */
export type FileStream = Exclude<
	Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
	Buffer
>;

/** Text, or a stream for a request that asks for one (`encoding: 'stream'`). */
export type ResponseBody = string | FileStream;

/** Response headers, names in lower case. */
export type ResponseHeaders = Readonly<Record<string, string | undefined>>;

/** The server's time when it responded (Date header): epoch milliseconds; undefined without that header. */
export function serverTime({ date }: ResponseHeaders): number | undefined {
	const time = Date.parse(date ?? '');
	return Number.isNaN(time) ? undefined : time;
}

/** Sends requests through n8n, so that its proxy, TLS and SSRF settings apply. */
export interface Transport {
	/** Never throws, except when the execution was cancelled, or after `end`. */
	send(options: IHttpRequestOptions): Promise<RawResponse>;
	/** Waits; rejects when the execution is cancelled, and after `end`. */
	wait(milliseconds: number): Promise<void>;
	/** Cancels everything that is still in flight. */
	end(): void;
	/**
	 * Waits for a task that is shared with other executions, such as fetching a token. Rejects when this execution
	 * is cancelled; the task goes on.
	 */
	waitFor<T>(task: Promise<T>): Promise<T>;
	/** Reports the progress of a long operation: the editor shows it in its console. */
	report(progress: string): void;
}

/** Milliseconds without a response after which a request fails. */
const requestTimeoutMs = 60_000;

const requestDefaults = {
	timeout: requestTimeoutMs,
	// Text, not JSON: some services label JSON as text, and a body that is not JSON must not fail here.
	encoding: 'text',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	// A redirect would carry our headers to wherever it points; the client follows what is safe.
	disableFollowRedirect: true,
} as const;

/** Shared: `abort` without a reason creates an error each time, which costs more than everything else here. */
const operationEnded = new Error('The operation has ended');

/** Creates the transport for one run of an operation (or one list search). */
export function createTransport(context: HttpContext): Transport {
	const cancelled = context.getExecutionCancelSignal?.();
	const ended = new AbortController();
	const signal = cancelled ? AbortSignal.any([cancelled, ended.signal]) : ended.signal;
	const withForkedSignal = forkSignal(signal);
	return {
		async send(options) {
			signal.throwIfAborted();
			const attempt = async (abortSignal: AbortSignal) =>
				(await context.helpers.httpRequest({
					...requestDefaults,
					...options,
					abortSignal,
				})) as IN8nHttpFullResponse;
			try {
				// A stream continues after its response has arrived, and so must its signal.
				const response = await (options.encoding === 'stream'
					? attempt(signal)
					: withForkedSignal(attempt));
				return {
					kind: 'response',
					status: response.statusCode,
					headers: response.headers as ResponseHeaders,
					body: response.body as ResponseBody,
				};
			} catch (error) {
				signal.throwIfAborted();
				return { kind: 'noResponse', code: connectionErrorCode(error) };
			}
		},
		async wait(milliseconds) {
			await withForkedSignal(async (own) => await sleep(milliseconds, own));
		},
		end() {
			ended.abort(operationEnded);
		},
		waitFor: async (task) => await withForkedSignal(async (own) => await orAborted(task, own)),
		report(progress) {
			context.logger?.debug(progress);
			context.sendMessageToUI?.(progress);
		},
	};
}

/**
 * Gives each use a signal of its own, which aborts when the shared one does: Node treats more than ten listeners
 * on one signal as a leak, and logs a warning.
 */
function forkSignal(shared: AbortSignal) {
	const lent = new Set<AbortController>();
	const abortAll = () => {
		for (const own of lent) own.abort(shared.reason);
	};
	shared.addEventListener('abort', abortAll);
	return async function withForkedSignal<T>(use: (own: AbortSignal) => Promise<T>): Promise<T> {
		const own = new AbortController();
		if (shared.aborted) own.abort(shared.reason);
		lent.add(own);
		try {
			return await use(own.signal);
		} finally {
			lent.delete(own);
		}
	};
}

/** Settles like the task, or rejects with the signal's reason as soon as the signal aborts. */
async function orAborted<T>(task: Promise<T>, signal: AbortSignal): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		const stop = () => reject(asError(signal.reason));
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop);
		task.then(resolve, reject);
	});
}

const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)));

/** n8n may wrap the HTTP library's error; the code is on it or on one of its causes. */
function connectionErrorCode(error: unknown): string {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if ('code' in cause && typeof cause.code === 'string') return cause.code;
	}
	return 'UNKNOWN';
}
