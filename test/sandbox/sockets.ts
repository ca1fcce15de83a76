import type { Socket } from 'node:net';

/** Counts the open connections of a server. */
export interface SocketMeter {
	/** Connections open now. */
	readonly open: ReadonlySet<Socket>;
	/** Counts a connection until it closes, or until its last response is sent. */
	add(socket: Socket): void;
	/**
	 * Stops counting a connection: its last response is sent. Closing takes a moment, in which
	 * the caller may already have opened the next one.
	 */
	release(socket: Socket): void;
	/** Peak number of open connections. */
	highest(): number;
	/** Restarts the count with the open connections. */
	clear(): void;
}

export function createSocketMeter(): SocketMeter {
	const open = new Set<Socket>();
	const counted = new Set<Socket>();
	let highest = 0;
	return {
		open,
		add(socket) {
			open.add(socket);
			counted.add(socket);
			highest = Math.max(highest, counted.size);
			socket.once('close', () => {
				open.delete(socket);
				counted.delete(socket);
			});
		},
		release: (socket) => void counted.delete(socket),
		highest: () => highest,
		clear() {
			highest = counted.size;
		},
	};
}
