import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startPoller } from '../../../support/engine/polling';
import { searchList } from '../../../support/engine/listSearch';
import { byId } from '../../../support/operations/byId';
import { runNode } from '../../../support/engine/runNode';
import { useSandbox } from '../../../support/sandbox';
import { reads, writes } from './credentialRequests';

// A redirect can lead anywhere. Another host, even another port, gets nothing that we send to 8x8.

const sandbox = useSandbox();

interface Received {
	readonly method: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

let received: Received[];
let server: Server;
let elsewhere: string;

beforeEach(async () => {
	received = [];
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			received.push({ method: request.method ?? '', headers: request.headers, body });
			response.writeHead(404).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
});
afterEach(async () => {
	await new Promise((resolve) => server.close(resolve));
});

/** The headers of any request; all others come from us. */
const harmless = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'];

function expectNothingOfOurs(count: number) {
	expect(received).toHaveLength(count);
	for (const { method, headers, body } of received) {
		expect({ method, body }).toEqual({ method: 'GET', body: '' });
		expect(Object.keys(headers).filter((name) => !harmless.includes(name))).toEqual([]);
	}
}

it.each(reads)('%s', async (_, setup, path, header) => {
	const effect = { kind: 'redirect', location: elsewhere } as const;
	sandbox.current.faults.add({ match: { path, method: 'GET' }, times: Infinity, effect });
	const { error } = await runNode(setup(sandbox));
	expect(error?.message).toBeDefined();
	const sent = sandbox.current.requests.filter((request) => request.status === 302);
	expect(sent.map(({ headers }) => headers[header])).toEqual([expect.any(String)]);
	expectNothingOfOurs(1);
});

describe.each([301, 302, 303, 307, 308])('%i', (status) => {
	it.each(writes)('%s', async (_, setup, path, header) => {
		const effect = { kind: 'redirect', location: elsewhere, status } as const;
		sandbox.current.faults.add({ match: { path }, times: Infinity, effect });
		const { error } = await runNode(setup(sandbox));
		expect(error?.message).toBeDefined();
		const sent = sandbox.current.requests.filter((request) => request.status === status);
		expect(sent.map(({ headers }) => headers[header])).toEqual([expect.any(String)]);
		expectNothingOfOurs(0);
	});
});

it('list searches', async () => {
	const effect = { kind: 'redirect', location: elsewhere } as const;
	sandbox.current.faults.add({ match: { api: 'realtime' }, times: Infinity, effect });
	const search = searchList({
		node: 'eightByEightRealtimeMetrics',
		method: 'searchQueues',
		credentials: sandbox.api(),
	});
	await expect(search).rejects.toThrow();
	expectNothingOfOurs(1);
});

it('the trigger', async () => {
	const poller = startPoller({
		node: 'eightByEightCloudStorageTrigger',
		parameters: { region: byId('us-west') },
		credentials: sandbox.api(),
	});
	const effect = { kind: 'redirect', location: elsewhere } as const;
	sandbox.current.faults.add({ match: { api: 'storage' }, times: Infinity, effect });
	await expect(poller.poll()).rejects.toThrow();
	expectNothingOfOurs(1);
});
