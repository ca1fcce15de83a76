// A fresh n8n with the built package and a logged-in user.
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEnd } from '../processes.mjs';
import { installPackage } from './package.mjs';
import { cacheFolder } from './paths.mjs';
import { signIn } from './rest.mjs';
import { startN8n } from './server.mjs';

const folderOfAll = join(cacheFolder, 'n8n');

/**
 * Starts n8n on an empty user folder that is deleted when this process ends: the stored credentials
 * are deleted with it, and every start is independent of earlier ones.
 *
 * @param {{ tarball: string, port?: number, logLevel?: string }} options the packed package, the
 *   port n8n should listen on if it is free, and how much n8n logs
 */
export async function createWorkbench({ tarball, port, logLevel }) {
	const options = {
		userFolder: await freshFolder(),
		encryptionKey: randomBytes(24).toString('base64'),
		port,
		logLevel,
	};
	await installPackage(tarball, options.userFolder);
	let n8n = await startN8n(options);
	return {
		...options,
		get url() {
			return n8n.url;
		},
		logFile: n8n.logFile,
		get ended() {
			return n8n.ended;
		},
		api: await signIn(n8n.url, { fresh: true }),
		/** Stops n8n and starts it on the same folder: a new process with the stored data. */
		async restart() {
			await n8n.stop();
			n8n = await startN8n(options);
			this.api = await signIn(n8n.url);
		},
		/** Stops n8n and deletes its folder. */
		async stop() {
			await n8n.stop();
			await remove(options.userFolder);
		},
	};
}

/** Folder names contain the process ID, so that those of killed processes can be recognised. */
async function freshFolder() {
	await mkdir(folderOfAll, { recursive: true });
	for (const name of await readdir(folderOfAll)) {
		if (!isRunning(Number(name.split('-')[0]))) await remove(join(folderOfAll, name));
	}
	const folder = await mkdtemp(join(folderOfAll, `${process.pid}-`));
	beforeEnd(async () => await remove(folder));
	return folder;
}

async function remove(folder) {
	await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}
