import './mockSleep';
import { subscribe } from 'node:diagnostics_channel';
import type { LookupAddress, LookupOptions } from 'node:dns';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { AxiosStatic, InternalAxiosRequestConfig } from 'axios';
import { LoggerProxy } from 'n8n-workflow';
import { apiOf } from '../sandbox/router';
import type { AffectedRequest } from './faults';
import { currentMonitor, type ConnectionFault } from './caseMonitor';

/** The copy of axios that n8n sends requests with. */
const axios = jest.requireActual<AxiosStatic>(
	require.resolve('axios', { paths: [require.resolve('@n8n/backend-network')] }),
);

type LookupDone = (error: Error | null, address: LookupAddress[] | string, family?: number) => void;

/** A loopback address where nothing listens: the sandbox listens on 127.0.0.1 only. */
const unusedAddress = '127.0.0.2';

const resolving =
	(address: string) => (_host: string, options: LookupOptions, done: LookupDone) => {
		if (options.all) done(null, [{ address, family: 4 }]);
		else done(null, address, 4);
	};

const lookups: Record<ConnectionFault | 'none', unknown> = {
	none: resolving('127.0.0.1'),
	refused: resolving(unusedAddress),
	notFound: (host: string, _options: LookupOptions, done: LookupDone) =>
		done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), ''),
};

function toAffectedRequest({
	method = 'get',
	url = '',
	headers,
	data,
}: InternalAxiosRequestConfig): AffectedRequest {
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

/** Intercepts DNS lookups, connections and log lines. Called once per process. */
export function instrumentProcess(): void {
	axios.interceptors.request.use((config: InternalAxiosRequestConfig) => {
		const fault = currentMonitor()?.connectionFault(toAffectedRequest(config));
		return Object.assign(config, { lookup: lookups[fault ?? 'none'] });
	});
	subscribe('net.client.socket', (message) => {
		currentMonitor()?.addSocket((message as { socket: Socket }).socket);
	});
	const log = (message: string, data?: object) =>
		currentMonitor()?.logs.push(`${message} ${JSON.stringify(data) ?? ''}`);
	LoggerProxy.init({ debug: log, info: log, warn: log, error: log });
	for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
		const original = console[level].bind(console);
		console[level] = (...words: unknown[]) => {
			const monitor = currentMonitor();
			if (monitor) monitor.logs.push(words.map(String).join(' '));
			else original(...words);
		};
	}
}
