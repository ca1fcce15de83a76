import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import type { AffectedRequest } from './faults';

/** A failure to connect. */
export type ConnectionFault = 'notFound' | 'refused';

const monitors = new AsyncLocalStorage<CaseMonitor>();

/** The monitor of the caller's case. */
export const currentMonitor = () => monitors.getStore();

/**
 * Observes what a case does beyond what the sandbox sees. Time is simulated: delays are recorded
 * and end at once, and a request times out when the case says so.
 */
export class CaseMonitor {
	/** Requested delays in milliseconds. */
	readonly waits: number[] = [];
	readonly logs: string[] = [];
	/** Number of connections opened. */
	connections = 0;
	/** Delays in progress; they last if the case freezes time. */
	pausing = 0;
	private readonly sockets = new Set<Socket>();
	private connectionsToFail: number;
	/** Ends delays that nothing else ended. */
	private readonly over = new AbortController();

	/**
	 * @param options.freezeTime delays last until the execution is cancelled
	 * @param options.fault fails connections for requests with a matching path, so many times
	 */
	constructor(
		private readonly options: {
			readonly freezeTime?: boolean;
			readonly fault?: {
				readonly kind: ConnectionFault;
				readonly path: RegExp;
				readonly times: number;
				/** Called with each request that could not connect. */
				readonly note: (request: AffectedRequest) => void;
			};
		} = {},
	) {
		this.connectionsToFail = options.fault?.times ?? 0;
	}

	/** Ends all delays and connections of a run that should have ended. */
	release(): void {
		this.over.abort();
		for (const socket of this.sockets) socket.destroy();
	}

	/** Runs a task, with all its asynchronous consequences, under this monitor. */
	run<T>(task: () => T): T {
		return monitors.run(this, task);
	}

	/** Replaces waiting. Rejects like n8n's own `sleep` when the signal aborts. */
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

	/** The connection fault for a request; called once for each. */
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

	/** Makes a request time out, by the local port of its connection. */
	timeOut(port: number): void {
		for (const socket of this.sockets) if (socket.localPort === port) socket.emit('timeout');
	}
}

async function aborted(signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) return;
	await new Promise<void>((resolve) => {
		// Without a signal nothing ends the delay.
		signal?.addEventListener('abort', () => resolve(), { once: true });
	});
}
