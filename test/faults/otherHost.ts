import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RecordedRequest } from '../sandbox';

/** A host other than 8x8's. It records requests and responds with a page. */
export interface OtherHost {
	/** A unique address on this host, and the requests that arrive there. */
	visit(): { url: string; requests: Visit[] };
	stop(): void;
}

export type Visit = Pick<RecordedRequest, 'headers' | 'path'>;

export async function startOtherHost(): Promise<OtherHost> {
	const visits: Visit[][] = [];
	const server = createServer(({ url = '', headers }, response) => {
		visits[Number(url.slice(1))]?.push({ path: url, headers });
		response.writeHead(200, { 'content-type': 'text/html' });
		response.end('<!doctype html><title>OtherHost</title>');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		visit() {
			const requests: Visit[] = [];
			const number = visits.push(requests) - 1;
			return { url: `http://localhost:${port}/${number}`, requests };
		},
		stop: () => void server.close(),
	};
}
