// Everything that n8n stores or displays, as texts.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { runProcess } from '../../processes.mjs';
import { nodeForN8n, projectRoot } from '../paths.mjs';
import { runN8nCommand } from '../server.mjs';

/** Folders of installed code and of n8n's cache of its own interface. */
const codeFolders = [join('.n8n', 'nodes'), join('.cache', 'n8n')];

/**
 * Every file below n8n's folder except installed code: database, binary data, log, settings.
 *
 * @returns {Promise<Map<string, string>>} contents by path, one character per byte
 */
export async function filesOf({ userFolder }) {
	const entries = await readdir(userFolder, { recursive: true, withFileTypes: true });
	const files = new Map();
	for (const entry of entries) {
		const file = join(entry.parentPath ?? entry.path, entry.name);
		const name = relative(userFolder, file);
		if (!entry.isFile() || codeFolders.some((folder) => name.startsWith(folder + sep))) continue;
		files.set(`file ${name}`, await readFile(file, 'latin1'));
	}
	return files;
}

/** @returns {Promise<Map<string, string>>} the database's tables as JSON, by name */
export async function tablesOf({ userFolder }) {
	const { binary } = nodeForN8n();
	const script = join(projectRoot, 'dev', 'n8n', 'secrets', 'dump-database.cjs');
	const dump = await runProcess(binary, [script, join(userFolder, '.n8n', 'database.sqlite')]);
	return new Map(
		Object.entries(JSON.parse(dump)).map(([name, rows]) => [`table ${name}`, JSON.stringify(rows)]),
	);
}

/** @returns {Promise<Map<string, string>>} the output of n8n's export commands */
export async function exportsOf(workbench) {
	const places = new Map();
	for (const kind of ['workflow', 'credentials']) {
		const text = await runN8nCommand([`export:${kind}`, '--all'], workbench);
		places.set(`export of ${kind}`, text);
	}
	return places;
}

/** @returns {Promise<Map<string, string>>} all stored data, as n8n's REST interface returns it */
export async function answersOf({ api }) {
	const places = new Map();
	for (const { id } of await api.call('GET', '/rest/credentials')) {
		const path = `/rest/credentials/${id}?includeData=true`;
		places.set(`credential ${id}`, JSON.stringify(await api.call('GET', path)));
	}
	for (const { id } of await api.call('GET', '/rest/workflows')) {
		places.set(`workflow ${id}`, JSON.stringify(await api.call('GET', `/rest/workflows/${id}`)));
	}
	return places;
}

/**
 * All executions as n8n's REST interface returns them.
 *
 * @param {object} workbench
 * @param {ReadonlySet<string>} [outputs] names of nodes whose output items are omitted, because a token
 *   is their result
 * @returns {Promise<Map<string, string>>}
 */
export async function executionsOf({ api }, outputs = new Set()) {
	const places = new Map();
	for (const { id, name } of await api.call('GET', '/rest/workflows')) {
		for (const execution of await api.executionsOf(id)) {
			const { runData, ...rest } = await api.execution(execution.id);
			const runs = Object.entries(runData ?? {}).map(([node, tasks]) => [
				node,
				outputs.has(node) ? tasks.map((task) => ({ ...task, data: undefined })) : tasks,
			]);
			places.set(`execution ${execution.id} of ${name}`, JSON.stringify([runs, rest]));
		}
	}
	return places;
}

/** Records every response from n8n to this process, except executions, which are checked separately. */
export function recordAnswers(base) {
	const { fetch } = globalThis;
	const answers = new Map();
	globalThis.fetch = async (...args) => {
		const response = await fetch(...args);
		const url = String(args[0]);
		if (url.startsWith(base()) && !url.includes('/rest/executions')) {
			answers.set(`answer ${answers.size} to ${url}`, await response.clone().text());
		}
		return response;
	};
	return { answers, stop: () => (globalThis.fetch = fetch) };
}
