import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import type { AffectedRequest } from './faults';

/** What can go wrong before a server is reached. */
export type ConnectionFault = 'notFound' | 'refused';

const monitors = new AsyncLocalStorage<CaseMonitor>();

/** That of the case under which the caller runs. */
export const currentMonitor = () => monitors.getStore();

/**
 * Sees what one case does apart from what the sandbox sees. Time is not real in a case: pauses are noted
 * and over at once, and a request's time limit is reached when the case says so.
 */
export class CaseMonitor {
	/** Pauses asked for, in milliseconds. */
	readonly waits: number[] = [];
	readonly logs: string[] = [];
	/** Connections that were begun. */
	connections = 0;
	/** Pauses that are under way; they last when the case stops time. */
	pausing = 0;
	private readonly sockets = new Set<Socket>();
	private connectionsToFail: number;
	/** Ends pauses that nobody else ended. */
	private readonly over = new AbortController();

	/**
	 * @param options.freezeTime pauses last until the execution is cancelled
	 * @param options.fault befalls connections for requests whose path matches, so many times
	 */
	constructor(
		private readonly options: {
			readonly freezeTime?: boolean;
			readonly fault?: {
				readonly kind: ConnectionFault;
				readonly path: RegExp;
				readonly times: number;
				/** Told of each request that was kept from reaching a server. */
				readonly note: (request: AffectedRequest) => void;
			};
		} = {},
	) {
		this.connectionsToFail = options.fault?.times ?? 0;
	}

	/** Ends all pauses, and what else keeps a run that should have ended. */
	release(): void {
		this.over.abort();
		for (const socket of this.sockets) socket.destroy();
	}

	/** Runs a task so that all it does, and all that comes of it, is seen by this monitor. */
	run<T>(task: () => T): T {
		return monitors.run(this, task);
	}

	/** Takes the place of waiting. Rejects as n8n's own `sleep` does when the signal aborts. */
	async pass(milliseconds: number, signal?: AbortSignal): Promise<void> {
		this.waits.push(milliseconds);
		this.pausing++;
		try {
			if (this.options.freezeTime) await Promise.race([aborted(signal), aborted(this.over.signal)]);
			else await new Promise((resolve) => setImmediate(resolve));
			signal?.throwIfAborted();
		} finally {
			this.pausing--;
		}
	}

	/** What befalls the connection for a request; called once for each. */
	connectionFault(request: AffectedRequest): ConnectionFault | undefined {
		const { fault } = this.options;
		if (!fault?.path.test(request.path) || this.connectionsToFail <= 0) return undefined;
		this.connectionsToFail--;
		fault.note(request);
		return fault.kind;
	}

	addSocket(socket: Socket): void {
		this.connections++;
		this.sockets.add(socket);
		socket.once('close', () => this.sockets.delete(socket));
	}

	/** Lets the time limit of a request run out, by the local port of its connection. */
	timeOut(port: number): void {
		for (const socket of this.sockets) if (socket.localPort === port) socket.emit('timeout');
	}
}

async function aborted(signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) return;
	await new Promise<void>((resolve) => {
		// Without a signal nothing ends the pause.
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
}
