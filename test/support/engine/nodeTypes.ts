import type {
	IExecuteFunctions,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
	IVersionedNodeType,
	NodeConnectionType,
} from 'n8n-workflow';
import type { NodeClasses } from './nodeClasses';

/** Prefix of the package's node types in a workflow. */
export const packagePrefix = 'n8n-nodes-8x8.';

/** Types of the harness's own nodes. */
export const harness = {
	/** Passes its items through: the start and the end of a workflow. */
	pass: 'harness.pass',
	/** A polling trigger, which n8n recognises by its `poll` method and `pollTimes`. */
	poller: 'harness.poller',
	/** Sends `GET {url}` for each item as n8n's HTTP Request node does with a predefined credential. */
	httpRequest: 'harness.httpRequest',
} as const;

const main: NodeConnectionType[] = ['main'];

function describe(name: string, rest: Partial<INodeTypeDescription> = {}): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: name,
		defaults: { name },
		inputs: main,
		outputs: main,
		properties: [],
		...rest,
	};
}

const pass: INodeType = {
	description: describe(harness.pass),
	async execute() {
		return [this.getInputData()];
	},
};

const poller: INodeType = {
	description: describe(harness.poller, {
		group: ['trigger'],
		polling: true,
		inputs: [],
		properties: [{ displayName: 'Poll Times', name: 'pollTimes', type: 'json', default: '{}' }],
	}),
	poll: async () => null,
};

const httpRequest: INodeType = {
	description: describe(harness.httpRequest, {
		credentials: [{ name: 'eightByEightApi', required: true }],
		properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
	}),
	async execute(this: IExecuteFunctions) {
		const bodies = await Promise.all(
			this.getInputData().map(async (_, index) => {
				const url = this.getNodeParameter('url', index) as string;
				return (await this.helpers.httpRequestWithAuthentication.call(this, 'eightByEightApi', {
					url,
				})) as unknown;
			}),
		);
		return [bodies.map((body) => ({ json: { body: JSON.stringify(body) } }))];
	},
};

/** The node types of a workflow: the package's, the harness's own, and any others passed in. */
export function nodeTypesOf({ nodes, others = {} }: NodeClasses): INodeTypes {
	const own = [pass, poller, httpRequest].map((type) => [type.description.name, type] as const);
	const packaged = Object.entries(nodes).map(
		([name, type]) => [packagePrefix + name, type] as const,
	);
	const types = new Map<string, INodeType | IVersionedNodeType>([
		...own,
		...packaged,
		...Object.entries(others),
	]);
	const find = (name: string) => {
		const type = types.get(name);
		if (type) return type;
		throw new Error(`The harness has no node type '${name}'`);
	};
	return {
		getByName: find,
		getByNameAndVersion(name, version) {
			const type = find(name);
			return 'nodeVersions' in type ? type.getNodeType(version) : type;
		},
		getKnownTypes: () => ({}),
	};
}
