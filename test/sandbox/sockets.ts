import type { Socket } from 'node:net';

/** Keeps count of the connections that a server has open. */
export interface SocketMeter {
	/** Connections open now. */
	readonly open: ReadonlySet<Socket>;
	/** Counts a connection until it closes, or until its last answer is sent. */
	add(socket: Socket): void;
	/**
	 * Counts a connection no longer: its last answer is sent. Closing it takes both sides a moment, in which
	 * a caller that has its answer may well have opened the next one.
	 */
	release(socket: Socket): void;
	/** Highest number of connections open at once so far. */
	highest(): number;
	/** Starts anew with what is open now. */
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
