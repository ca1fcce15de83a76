import type { IHttpRequestOptions } from 'n8n-workflow';
import { createTransport } from '../../../../nodes/shared/http/transport';

/** A context whose requests stay under way until they are given up, as n8n's helper does it. */
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

const request: IHttpRequestOptions = { url: 'https://api.8x8.com/none' };

describe('a transport that has ended', () => {
	it('gives up what is under way, and waits no more', async () => {
		const service = silentService();
		const transport = createTransport(service);
		const underWay = [transport.send(request), transport.wait(60_000)];
		transport.end();
		for (const ended of await Promise.allSettled(underWay)) expect(ended.status).toBe('rejected');
		expect(service.signals[0].aborted).toBe(true);
	});

	it('sends nothing', async () => {
		const service = silentService();
		const transport = createTransport(service);
		transport.end();
		await expect(transport.send(request)).rejects.toThrow();
		await expect(transport.wait(60_000)).rejects.toThrow();
		expect(service.signals).toEqual([]);
	});

	it('leaves other transports of the execution alone', async () => {
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
