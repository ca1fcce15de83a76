// The real n8n: a server on the loopback interface and its command line, sharing one user folder.
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, delimiter } from 'node:path';
import { runProcess, startProcess, stopProcess } from '../processes.mjs';
import { e2eFolder, nodeForN8n, projectRoot } from './paths.mjs';
import { freePort } from './ports.mjs';
import { statusOf, waitFor } from './waiting.mjs';

const n8nScript = join(e2eFolder, 'node_modules', 'n8n', 'bin', 'n8n');
const endWithParent = join(projectRoot, 'dev', 'n8n', 'end-with-parent.cjs');
const startLimitMilliseconds = 120_000;
/** How much of n8n's log to show when it exits. */
const logLinesShown = 20;

/**
 * Starts n8n and waits until it responds.
 *
 * @param {{ userFolder: string, encryptionKey: string, port?: number, logLevel?: string }} options
 *   the folder that n8n keeps everything in, the key it encrypts credentials with, the port it
 *   listens on if that is free (the system chooses by default), and how much it logs
 * @returns {Promise<{ url: string, logFile: string, ended: Promise<string>,
 *   stop: () => Promise<void> }>} `ended` resolves with the end of the log once n8n has exited
 * @throws {Error} if it exits or does not respond in time
 */
export async function startN8n({ userFolder, encryptionKey, port: preferred, logLevel = 'info' }) {
	await mkdir(userFolder, { recursive: true });
	const port = await freePort(preferred);
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(userFolder, 'n8n.log');
	const { binary } = nodeForN8n();
	const log = openSync(logFile, 'a');
	const child = startProcess(binary, ['--require', endWithParent, n8nScript, 'start'], {
		cwd: userFolder,
		stdio: ['ignore', log, log, 'ipc'],
		env: {
			...(await environment({ binary, userFolder, encryptionKey })),
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_PORT: String(port),
			N8N_EDITOR_BASE_URL: url,
			WEBHOOK_URL: url,
			N8N_LOG_LEVEL: logLevel,
		},
	});
	closeSync(log);

	let endOfLog;
	const ended = new Promise((resolve) => {
		child.once('exit', () => resolve((endOfLog = lastLines(logFile))));
	});
	await waitFor(
		'The start of n8n',
		async () => {
			if (endOfLog !== undefined) throw new Error(`n8n did not start:\n${endOfLog}`);
			return (await statusOf(`${url}/healthz/readiness`)) === 200 || undefined;
		},
		startLimitMilliseconds,
	);
	return { url, logFile, ended, stop: async () => await stopProcess(child) };
}

function lastLines(file) {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-logLinesShown).join('\n');
}

/**
 * Runs a command of n8n's command line next to the server.
 *
 * @param {string[]} args such as `['export:workflow', '--all']`
 * @param {{ userFolder: string, encryptionKey: string }} options those of the server
 * @returns {Promise<string>} the command's standard output
 */
export async function runN8nCommand(args, { userFolder, encryptionKey }) {
	const { binary } = nodeForN8n();
	const env = await environment({ binary, userFolder, encryptionKey });
	return await runProcess(binary, [n8nScript, ...args], { cwd: userFolder, env });
}

/** Only what n8n needs: no setting of the user's own n8n and no 8x8 secret. */
async function environment({ binary, userFolder, encryptionKey }) {
	return {
		PATH: `${dirname(binary)}${delimiter}${process.env.PATH}`,
		HOME: userFolder,
		...(process.env.TZ && { TZ: process.env.TZ }),
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		// Plain HTTP on the loopback interface: the login cookie must be sent nevertheless.
		N8N_SECURE_COOKIE: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_ONBOARDING_FLOW_DISABLED: 'true',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	};
}
