import type { IHttpRequestOptions } from 'n8n-workflow';
import {
	createTransport,
	serverTime,
	type HttpContext,
} from '../../../../nodes/shared/http/transport';
import { watchWarnings } from '../../../support/process/realProcess';

const request: IHttpRequestOptions = { method: 'GET', url: 'https://api.test/things' };

/** An n8n with a scripted HTTP helper. */
function n8nWith(
	httpRequest: HttpContext['helpers']['httpRequest'],
	given: Partial<HttpContext> = {},
): HttpContext {
	return { helpers: { httpRequest }, ...given };
}

/** A context whose requests stay pending until they are aborted, as with n8n's helper. */
function silentService(cancelled?: AbortSignal) {
	const signals: AbortSignal[] = [];
	return {
		signals,
		getExecutionCancelSignal: () => cancelled,
		helpers: {
			httpRequest: async ({ abortSignal }: IHttpRequestOptions) => {
				const signal = abortSignal as AbortSignal;
				signals.push(signal);
				return await new Promise((_resolve, reject) => {
					signal.addEventListener('abort', () => reject(new Error('canceled')));
				});
			},
		},
	};
}

const failing = (error: unknown) =>
	createTransport(
		n8nWith(async () => {
			throw error;
		}),
	).send(request);

describe('serverTime', () => {
	it('reads the Date header', () => {
		const date = 'Thu, 01 Jan 2026 00:00:09 GMT';
		expect(serverTime({ date })).toBe(Date.UTC(2026, 0, 1, 0, 0, 9));
	});

	it.each([{}, { date: '' }, { date: 'yesterday' }])('returns nothing for %j', (headers) => {
		expect(serverTime(headers)).toBeUndefined();
	});
});

describe('a request', () => {
	it('goes through n8n’s helper without redirects, parsing or status checks', async () => {
		const { signal } = new AbortController();
		const httpRequest = jest.fn(async () => ({ statusCode: 404, headers: { a: 'b' }, body: '{}' }));
		const context = n8nWith(httpRequest, { getExecutionCancelSignal: () => signal });
		expect(await createTransport(context).send(request)).toEqual({
			kind: 'response',
			status: 404,
			headers: { a: 'b' },
			body: '{}',
		});
		expect(httpRequest).toHaveBeenCalledWith(
			expect.objectContaining({
				...request,
				encoding: 'text',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				timeout: 60_000,
			}),
		);
	});

	it('for a stream returns one', async () => {
		const httpRequest = jest.fn(async () => ({ statusCode: 200, headers: {}, body: {} }));
		await createTransport(n8nWith(httpRequest)).send({ ...request, encoding: 'stream' });
		expect(httpRequest).toHaveBeenCalledWith(expect.objectContaining({ encoding: 'stream' }));
	});
});

describe('a connection that failed', () => {
	const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });

	it('is reported with the code of the error or of one of its causes', async () => {
		expect(await failing(reset)).toEqual({ kind: 'noResponse', code: 'ECONNRESET' });
		const wrapped = new Error('outer', { cause: new Error('inner', { cause: reset }) });
		expect(await failing(wrapped)).toEqual({ kind: 'noResponse', code: 'ECONNRESET' });
		const numbered = Object.assign(new Error('outer', { cause: reset }), { code: 500 });
		expect(await failing(numbered)).toEqual({ kind: 'noResponse', code: 'ECONNRESET' });
	});

	it.each([new Error('no code'), { code: 'ECONNRESET' }, undefined])(
		'is unknown if no error has a code: %p',
		async (error) => {
			expect(await failing(error)).toEqual({ kind: 'noResponse', code: 'UNKNOWN' });
		},
	);
});

describe('a cancelled execution', () => {
	it('sends nothing', async () => {
		const httpRequest = jest.fn();
		const getExecutionCancelSignal = () => AbortSignal.abort(new Error('cancelled'));
		const transport = createTransport(n8nWith(httpRequest, { getExecutionCancelSignal }));
		await expect(transport.send(request)).rejects.toThrow('cancelled');
		expect(httpRequest).not.toHaveBeenCalled();
	});

	it('aborts the request in flight with its own reason', async () => {
		const execution = new AbortController();
		const underWay = createTransport(silentService(execution.signal)).send(request);
		execution.abort(new Error('cancelled'));
		await expect(underWay).rejects.toThrow('cancelled');
	});

	it('ends a wait', async () => {
		const execution = new AbortController();
		const context = n8nWith(jest.fn(), { getExecutionCancelSignal: () => execution.signal });
		const waiting = createTransport(context).wait(600_000);
		execution.abort();
		await expect(waiting).rejects.toThrow();
	});

	it('stops waiting for a shared task, for any form of reason', async () => {
		const execution = new AbortController();
		const context = n8nWith(jest.fn(), { getExecutionCancelSignal: () => execution.signal });
		const waiting = createTransport(context).waitFor(new Promise(() => undefined));
		execution.abort('stopped by hand');
		await expect(waiting).rejects.toThrow(new Error('stopped by hand'));
	});

	it('aborts a stream in progress and nothing that has finished', async () => {
		const signals: unknown[] = [];
		const httpRequest = async ({ abortSignal }: IHttpRequestOptions) => {
			signals.push(abortSignal);
			return { statusCode: 200, headers: {}, body: '' };
		};
		const execution = new AbortController();
		const context = n8nWith(httpRequest, { getExecutionCancelSignal: () => execution.signal });
		const transport = createTransport(context);
		await transport.send(request);
		await transport.send({ ...request, encoding: 'stream' });
		execution.abort();
		expect(signals).toMatchObject([{ aborted: false }, { aborted: true }]);
	});
});

describe('many concurrent requests and waits', () => {
	it('each use their own signal, because Node reports more than ten listeners as a leak', async () => {
		const { warnings, stop } = watchWarnings();
		const { signal } = new AbortController();
		const service = silentService(signal);
		const transport = createTransport(service);
		const many = Array.from({ length: 20 });
		const underWay = [
			...many.map(async () => await transport.send(request)),
			...many.map(async () => await transport.wait(60_000)),
			...many.map(async () => await transport.waitFor(new Promise(() => undefined))),
		];
		await new Promise(setImmediate);
		transport.end();
		for (const ended of await Promise.allSettled(underWay)) expect(ended.status).toBe('rejected');

		stop();
		expect(warnings).toEqual([]);
	});
});

describe('a transport that has ended', () => {
	it('aborts requests and waits in flight', async () => {
		const service = silentService();
		const transport = createTransport(service);
		const underWay = [transport.send(request), transport.wait(60_000)];
		transport.end();
		for (const ended of await Promise.allSettled(underWay)) expect(ended.status).toBe('rejected');
		expect(service.signals[0].aborted).toBe(true);
	});

	it('sends nothing and does not wait', async () => {
		const service = silentService();
		const transport = createTransport(service);
		transport.end();
		const reason = 'The operation has ended';
		await expect(transport.send(request)).rejects.toThrow(reason);
		await expect(transport.wait(60_000)).rejects.toThrow();
		await expect(transport.waitFor(new Promise(() => undefined))).rejects.toThrow(reason);
		expect(service.signals).toEqual([]);
	});

	it('does not affect other transports of the execution', async () => {
		const cancelled = new AbortController();
		const service = silentService(cancelled.signal);
		const [first, second] = [createTransport(service), createTransport(service)];
		const underWay = second.send(request);
		first.end();
		expect(service.signals[0].aborted).toBe(false);
		cancelled.abort();
		await expect(underWay).rejects.toThrow();
	});
});

describe('a wait', () => {
	it('takes the given milliseconds', async () => {
		jest.useFakeTimers();
		try {
			let isOver = false;
			const waiting = createTransport(n8nWith(jest.fn()))
				.wait(5000)
				.then(() => (isOver = true));
			await jest.advanceTimersByTimeAsync(4999);
			expect(isOver).toBe(false);
			await jest.advanceTimersByTimeAsync(1);
			expect(isOver).toBe(true);
			await waiting;
		} finally {
			jest.useRealTimers();
		}
	});
});

describe('a report', () => {
	it('goes to n8n’s debug log and the editor’s console if available', () => {
		const debug = jest.fn();
		const sendMessageToUI = jest.fn();
		createTransport(n8nWith(jest.fn(), { logger: { debug }, sendMessageToUI })).report('50 %');
		expect(debug).toHaveBeenCalledWith('50 %');
		expect(sendMessageToUI).toHaveBeenCalledWith('50 %');
		expect(() => createTransport(n8nWith(jest.fn())).report('50 %')).not.toThrow();
	});
});
