import { createServer } from 'node:net';

/**
 * A free port on the loopback interface.
 *
 * @param {number} [preferred] used if it is free; otherwise the system chooses
 * @returns {Promise<number>}
 */
export async function freePort(preferred = 0) {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error) => {
			if (preferred !== 0 && ['EADDRINUSE', 'EACCES'].includes(error.code)) resolve(freePort());
			else reject(error);
		});
		server.listen(preferred, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
