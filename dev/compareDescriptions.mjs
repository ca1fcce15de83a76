// `node dev/compareDescriptions.mjs OLD NEW`: what changed for users between two builds of the package.
//
// OLD and NEW are folders with an index.js (an unpacked package). Workflows store names and values, and n8n
// decides by display conditions and defaults what a workflow means: a change there is printed as `breaking`,
// a change of a text as `text`. Exits with 1 if anything is breaking.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** What users read; everything else is stored in workflows or decides how they run. */
const textKeys = new Set([
	'action',
	'dark',
	'description',
	'displayName',
	'documentationUrl',
	'hint',
	'light',
	'message',
	'placeholder',
]);

const [before, after] = process.argv.slice(2).map((folder) => describe(resolve(folder)));
if (!after) throw new Error('Usage: node dev/compareDescriptions.mjs OLD NEW');

let isBreaking = false;
for (const path of new Set([...before.keys(), ...after.keys()])) {
	const [old, now] = [before.get(path), after.get(path)];
	if (old === now) continue;
	const isText = textKeys.has(path.split('.').at(-1));
	isBreaking ||= !isText;
	console.log(`${isText ? 'text    ' : 'breaking'}  ${path}`);
	console.log(`          - ${old ?? '(missing)'}\n          + ${now ?? '(missing)'}`);
}
process.exitCode = isBreaking ? 1 : 0;

/** Every leaf of every description: JSON by path. */
function describe(folder) {
	const classes = createRequire(import.meta.url)(folder);
	const leaves = new Map();
	for (const Class of Object.values(classes)) {
		const instance = new Class();
		const { name, properties, ...rest } = instance.description ?? instance;
		collect(leaves, name, rest);
		for (const property of properties) {
			for (const path of pathsOf(property)) collect(leaves, `${name} ${path}`, property);
		}
	}
	return leaves;
}

/** A property by each resource and operation that it shows for: several share a name. */
function pathsOf({ name, displayOptions }) {
	const { resource = [], operation = ['*'], ...others } = displayOptions?.show ?? {};
	const conditions = Object.entries(others).map(([key, values]) => ` ${key}=${values.join('|')}`);
	const suffix = name + conditions.join('');
	if (resource.length === 0) return [suffix];
	return resource.flatMap((one) => operation.map((verb) => `${one}:${verb} ${suffix}`));
}

/** Entries of lists are known by their names or values, because their order is no change. */
function collect(leaves, path, value) {
	if (typeof value !== 'object' || value === null) {
		leaves.set(path, JSON.stringify(value));
		return;
	}
	// The name of an option is what users read; its value is what workflows store.
	const { name: displayName, ...rest } = value;
	const parts = 'value' in value && displayName ? { displayName, ...rest } : value;
	for (const [key, part] of Object.entries(parts)) {
		// The paths say when a property shows.
		if (typeof part === 'function' || key === 'displayOptions') continue;
		const own = part?.value ?? (typeof part?.name === 'string' ? part.name : key);
		collect(leaves, Array.isArray(value) ? `${path}[${own}]` : `${path}.${key}`, part);
	}
}
