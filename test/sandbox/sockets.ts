import type { Socket } from 'node:net';

/** Keeps count of the connections that a server has open. */
export interface SocketMeter {
	/** Connections open now. */
	readonly open: ReadonlySet<Socket>;
	/** Counts a connection until it closes. */
	add(socket: Socket): void;
	/** Highest number of connections open at once so far. */
	highest(): number;
	/** Starts anew with what is open now. */
	clear(): void;
}

export function createSocketMeter(): SocketMeter {
	const open = new Set<Socket>();
	let highest = 0;
	return {
		open,
		add(socket) {
			open.add(socket);
			highest = Math.max(highest, open.size);
			socket.once('close', () => open.delete(socket));
		},
		highest: () => highest,
		clear() {
			highest = open.size;
		},
	};
}
