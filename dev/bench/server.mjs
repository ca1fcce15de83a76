// The offline 8x8 in a separate process, so that its work does not count.
import { request } from 'node:http';
import { join } from 'node:path';
import { startProcess, stopProcess } from '../processes.mjs';
import { projectRoot } from '../n8n/paths.mjs';
import { waitFor } from '../n8n/waiting.mjs';

/**
 * The requests since the counters were last cleared.
 *
 * @typedef {{ requests: number, tokens: number, atOnce: number, sockets: number }} Counts `requests`
 *   without token requests; `atOnce` and `sockets` the peak number of concurrent requests and of
 *   open connections (one may close while the next is being opened)
 */

/**
 * Starts the sandbox and waits until it listens.
 *
 * @returns {Promise<{ url: string, accounts: object, stop: () => Promise<void> }>}
 * @throws {Error} if it exits first
 */
export async function startServer() {
	const cli = join(projectRoot, 'test', 'sandbox', 'cli.ts');
	const child = startProcess(process.execPath, ['--import', 'tsx', cli, '--port', '0'], {
		cwd: projectRoot,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const url = await new Promise((resolve, reject) => {
		let output = '';
		child.stdout.on('data', (chunk) => {
			output += chunk;
			const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
			if (found) resolve(found);
		});
		child.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}`)));
	});
	return { url, stop: async () => await stopProcess(child) };
}

/**
 * Controls a running sandbox by its URL. Each call has its own connection, which is closed when the
 * call returns, so that it does not count.
 */
export function controlServer(url) {
	const control = async (method, path, body) =>
		await new Promise((resolve, reject) => {
			const call = request(`${url}/_sandbox/${path}`, { method, agent: false });
			let text = '';
			call.once('error', reject);
			call.once('response', (response) => {
				response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
			});
			call.once('close', () => resolve(JSON.parse(text)));
			call.end(body && JSON.stringify(body));
		});
	return {
		url,
		/** @returns {Promise<object>} the sandbox's customers by name */
		accounts: async () => (await control('GET', 'state')).accounts.oauth,
		/** Resets the counters once earlier connections are closed. */
		async clearCounters() {
			await waitFor('The end of all connections', async () => {
				const { openSockets } = await control('GET', 'state');
				// This request has a connection, too.
				return openSockets <= 1 || undefined;
			});
			await control('DELETE', 'requests');
		},
		/** @param {number} ms minimum duration of a response */
		setLatency: async (ms) => await control('POST', 'latency', { ms }),
		/** @param {'array' | 'object'} form of a page of objects; only the array contains the total */
		setPageForm: async (form) => await control('POST', 'variants', { storagePage: form }),
		/** @param {object} object as the sandbox's `NewObject` */
		addObject: async (object) => await control('POST', 'objects', object),
		/** @returns {Promise<Counts>} */
		async counts() {
			const { requests, tokenRequests, maxInFlight, maxOpenSockets } = await control(
				'GET',
				'state',
			);
			const all = Object.values(requests).reduce((sum, count) => sum + count, 0);
			return {
				requests: all - requests.oauth,
				tokens: tokenRequests,
				atOnce: Math.max(...Object.values(maxInFlight)),
				sockets: maxOpenSockets,
			};
		},
	};
}
