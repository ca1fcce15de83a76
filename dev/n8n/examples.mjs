// The example workflows: loaded from the files that users import, run, and measured.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';

const examplesFolder = join(projectRoot, 'examples');
const packagePrefix = 'n8n-nodes-8x8.';
const manualTrigger = 'n8n-nodes-base.manualTrigger';
/** Read-only operations: the only ones that the demo runs on a real account. */
const readingOperations = ['get', 'getMany', 'download', 'validate'];

/**
 * @typedef {{ file: string, workflow: object, nodes: object[], trigger: string,
 *   credentialTypes: string[], readsOnly: boolean }} Example `nodes` are those of the package
 * @typedef {{ workflow: string, node: string, rows?: number, requests?: number,
 *   tokenRequests?: number, milliseconds?: number }} Measurement one line of the table
 */

/** @returns {Promise<Example[]>} all examples, by file name */
export async function loadExamples() {
	const files = (await readdir(examplesFolder)).filter((file) => file.endsWith('.json')).sort();
	return await Promise.all(
		files.map(async (file) => {
			const path = join(examplesFolder, file);
			const workflow = JSON.parse(await readFile(path, 'utf8'));
			// A trigger of the package does not run in a manual execution.
			const nodes = workflow.nodes.filter(
				({ type }) => type.startsWith(packagePrefix) && !type.endsWith('Trigger'),
			);
			return {
				file: path,
				workflow,
				nodes,
				trigger: workflow.nodes.find(({ type }) => type === manualTrigger).name,
				credentialTypes: [...new Set(nodes.flatMap((node) => Object.keys(node.credentials)))],
				readsOnly: nodes.every(({ parameters }) =>
					readingOperations.includes(parameters.operation),
				),
			};
		}),
	);
}

/**
 * The workflow with the IDs of the credentials in this n8n.
 *
 * @param {object} workflow credentials by name only, as in the files
 * @param {Map<string, { id: string, name: string }>} stored what to use, by type
 */
export function withCredentials(workflow, stored) {
	const nodes = workflow.nodes.map(({ credentials, ...node }) => {
		if (!credentials) return node;
		const found = Object.entries(credentials).map(([type, reference]) => [
			type,
			reference.id ? reference : stored.get(type),
		]);
		return { ...node, credentials: Object.fromEntries(found) };
	});
	return { ...workflow, nodes };
}

/**
 * The rows and requests of each 8x8 node in a finished execution.
 *
 * @param {Example} example
 * @param {import('./rest.mjs').Execution} execution
 * @param {Array<{ startedAt: number, api?: string }>} [requests] the sandbox's requests, times in
 *   epoch milliseconds; by default, requests are not counted
 * @returns {Measurement[]} in the order of the nodes
 */
export function measure({ workflow, nodes }, { runData }, requests) {
	// The nodes of an example run one after the other: a request belongs to the one last started.
	const starts = [...nodes.map(({ name }) => runData[name]?.[0].startTime ?? Infinity), Infinity];
	return nodes.map(({ name }, index) => {
		const run = runData[name]?.[0];
		const own = requests?.filter(
			({ startedAt }) => startedAt >= starts[index] && startedAt < starts[index + 1],
		);
		return {
			workflow: workflow.name,
			node: name,
			rows: run?.data?.main?.[0]?.length ?? 0,
			requests: own?.filter(({ api }) => api !== 'oauth').length,
			tokenRequests: own?.filter(({ api }) => api === 'oauth').length,
			milliseconds: run?.executionTime,
		};
	});
}

/**
 * What went wrong in a finished execution: it failed, or a node of the package returned nothing.
 *
 * @param {import('./rest.mjs').Execution} execution
 * @param {Measurement[]} measurements of the same execution
 * @returns {string[]} a line for each problem
 */
export function problemsOf({ status, error, lastNodeExecuted }, measurements) {
	if (status !== 'success') {
		return [`${measurements[0].workflow}, ${lastNodeExecuted}: ${error?.message ?? status}`];
	}
	return measurements
		.filter(({ rows }) => rows === 0)
		.map(({ workflow, node }) => `${workflow}, ${node}: no rows`);
}
