import { basename, resolve } from 'node:path';
import type { ICredentialType, INodeType, IVersionedNodeType } from 'n8n-workflow';
import { n8n } from '../../../package.json';

/** The package's nodes and credential types, by the names that workflows store. */
export interface NodeClasses {
	readonly nodes: Readonly<Record<string, INodeType>>;
	readonly credentials: Readonly<Record<string, ICredentialType>>;
	/** Nodes of other packages, by their whole type. */
	readonly others?: Readonly<Record<string, INodeType | IVersionedNodeType>>;
}

/** Folder of the package. */
export const packageFolder = resolve(__dirname, '../../..');

/** The source of a built file that package.json lists. */
export function sourceOf(file: string): string {
	return resolve(packageFolder, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
}

/** Creates an instance as n8n's loader does: of the class with the file's name, without arguments. */
export function instanceOf<T>(file: string): T {
	const [className] = basename(file).split('.');
	const classes = jest.requireActual<Record<string, new () => T>>(file);
	return new classes[className]();
}

const nodes = n8n.nodes.map((file) => instanceOf<INodeType>(sourceOf(file)));
const credentials = n8n.credentials.map((file) => instanceOf<ICredentialType>(sourceOf(file)));

/** Loaded from source, once for each module registry: their state in memory lives as long. */
export const nodeClasses: NodeClasses = {
	nodes: Object.fromEntries(nodes.map((node) => [node.description.name, node])),
	credentials: Object.fromEntries(credentials.map((credential) => [credential.name, credential])),
};
