import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { toBuffer } from './faults/bodies';
import { control, CONTROL_PREFIX } from './control';
import { json, RejectedError, type SandboxResponse, type SandboxRequest } from './http';
import { apiOf, dispatch, type Route } from './router';
import type { SandboxContext } from './context';
import { ConnectionDropped } from './faults/faultEffects';

/** The listening half of the sandbox. */
export interface Listener {
	port: number;
	/** Stops listening and destroys open connections. */
	close(): Promise<void>;
}

/** Splits the target by hand: `new URL` would read the `//api` of a doubled slash as a host. */
function toRequest(incoming: IncomingMessage): SandboxRequest {
	const [path, ...query] = (incoming.url ?? '/').split('?');
	return {
		api: apiOf(path),
		method: incoming.method ?? 'GET',
		path,
		query: new URLSearchParams(query.join('?')),
		headers: incoming.headers,
		body: '',
		address: (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
		port: incoming.socket.remotePort ?? 0,
		origin: `http://${incoming.headers.host ?? '127.0.0.1'}`,
		params: {},
	};
}

async function write(
	response: ServerResponse,
	result: SandboxResponse,
	now: number,
): Promise<void> {
	const { status, headers, body } = result;
	response.sendDate = false;
	response.writeHead(status, { date: new Date(now).toUTCString(), ...headers });
	if (typeof body === 'string' || Buffer.isBuffer(body)) response.end(body);
	else await pipeline(Readable.from(body, { objectMode: false }), response);
}

/** The response of the handlers, including rejections. */
async function respond(routes: readonly Route[], request: SandboxRequest, context: SandboxContext) {
	try {
		return await dispatch(routes, request, context.backend);
	} catch (error) {
		if (error instanceof RejectedError) return error.response;
		throw error;
	}
}

async function exchange(
	incoming: IncomingMessage,
	response: ServerResponse,
	routes: readonly Route[],
	context: SandboxContext,
): Promise<void> {
	const request = toRequest(incoming);
	const isControl = request.path.startsWith(CONTROL_PREFIX);
	const readBody = () => toBuffer(incoming as AsyncIterable<Buffer>).then(String);
	if (isControl) {
		request.body = await readBody();
		return write(response, await control(request, context), context.backend.clock.now());
	}
	const { record, end } = context.recorder.begin(request, context.backend.clock.now());
	response.once('close', () => {
		end();
		if (!response.shouldKeepAlive) context.sockets.release(incoming.socket);
	});
	record.body = request.body = await readBody();
	const due = performance.now() + context.latencyMs;
	const result = await context.faults.run(request, () => respond(routes, request, context));
	// The sandbox's own work counts towards the latency.
	const rest = due - performance.now();
	if (rest > 0) await sleep(rest, undefined, { ref: false });
	record.status = result.status;
	record.account = request.account;
	await write(response, result, context.backend.clock.now());
}

function handle(
	incoming: IncomingMessage,
	response: ServerResponse,
	routes: readonly Route[],
	context: SandboxContext,
): void {
	exchange(incoming, response, routes, context).catch((error: unknown) => {
		// The caller has disconnected, or is meant to see a broken connection.
		if (error instanceof ConnectionDropped || response.headersSent || !incoming.complete) {
			response.destroy();
			return;
		}
		// A bug in the sandbox must not look like 8x8's behaviour.
		const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
		const { body, headers } = json({ message: `Defect in the sandbox: ${message}` });
		response.writeHead(500, headers).end(body);
	});
}

/** Listens on 127.0.0.1 only. */
export async function listen(
	routes: readonly Route[],
	context: SandboxContext,
	port: number,
): Promise<Listener> {
	const server: Server = createServer((incoming, response) =>
		handle(incoming, response, routes, context),
	);
	server.on('connection', context.sockets.add);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen({ port, host: '127.0.0.1', backlog: 2048 }, resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of context.sockets.open) socket.destroy();
			}),
	};
}
