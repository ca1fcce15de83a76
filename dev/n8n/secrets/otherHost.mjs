// Another host, the target of redirects: it records requests and returns nothing.
import { createServer } from 'node:http';

/**
 * @returns {Promise<{ url: string, received: Array<{ method: string, url: string, headers: object,
 *   body: string }>, stop: () => Promise<void> }>}
 */
export async function startOtherHost() {
	const received = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		const { method, url, headers } = request;
		received.push({ method, url, headers, body });
		response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${server.address().port}`,
		received,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
