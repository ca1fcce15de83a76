import { tsImport } from 'tsx/esm/api';

/**
 * Starts the offline 8x8 in this process.
 *
 * @param {number} [port] on the loopback interface; the system chooses by default
 */
export async function startSandbox(port) {
	const { startSandbox: start } = await tsImport('../../test/sandbox/index.ts', import.meta.url);
	return await start({ port });
}
