import './mockedSleep';
import { subscribe } from 'node:diagnostics_channel';
import type { LookupAddress, LookupOptions } from 'node:dns';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { AxiosStatic, InternalAxiosRequestConfig } from 'axios';
import { LoggerProxy } from 'n8n-workflow';
import { apiOf } from '../sandbox/router';
import type { Struck } from './faults';
import { currentWatch, type ConnectionFault } from './watch';

/** The copy of axios that n8n sends requests with. */
const axios = jest.requireActual<AxiosStatic>(
	require.resolve('axios', { paths: [require.resolve('@n8n/backend-network')] }),
);

type LookupDone = (error: Error | null, address: LookupAddress[] | string, family?: number) => void;

/** A loopback address at which nothing listens: the sandbox has 127.0.0.1 alone. */
const deserted = '127.0.0.2';

const resolving =
	(address: string) => (_host: string, options: LookupOptions, done: LookupDone) => {
		if (options.all) done(null, [{ address, family: 4 }]);
		else done(null, address, 4);
	};

const lookups: Record<ConnectionFault | 'none', unknown> = {
	none: resolving('127.0.0.1'),
	refused: resolving(deserted),
	notFound: (host: string, _options: LookupOptions, done: LookupDone) =>
		done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), ''),
};

function toStruck({ method = 'get', url = '', headers, data }: InternalAxiosRequestConfig): Struck {
	const { pathname } = new URL(url);
	const body = typeof data === 'string' ? data : '';
	return {
		api: apiOf(pathname),
		method: method.toUpperCase(),
		path: pathname,
		headers: lowerCase(headers),
		body,
	};
}

const lowerCase = (headers: object): IncomingHttpHeaders =>
	Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);

/** Takes over what a case does not get from the sandbox: names, connections, log lines. Once per process. */
export function watchSurroundings(): void {
	axios.interceptors.request.use((config: InternalAxiosRequestConfig) => {
		const fault = currentWatch()?.connectionFault(toStruck(config));
		return Object.assign(config, { lookup: lookups[fault ?? 'none'] });
	});
	subscribe('net.client.socket', (message) => {
		currentWatch()?.addSocket((message as { socket: Socket }).socket);
	});
	const log = (message: string, data?: object) =>
		currentWatch()?.logs.push(`${message} ${JSON.stringify(data) ?? ''}`);
	LoggerProxy.init({ debug: log, info: log, warn: log, error: log });
	for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
		const original = console[level].bind(console);
		console[level] = (...words: unknown[]) => {
			const watch = currentWatch();
			if (watch) watch.logs.push(words.map(String).join(' '));
			else original(...words);
		};
	}
}
