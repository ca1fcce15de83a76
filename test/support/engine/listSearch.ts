import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult, INodeParameters } from 'n8n-workflow';
import { nodeClasses } from './nodeClasses';
import { prepareWorkflow, type PlainCredentials } from './workflow';

export interface ListSearchSetup {
	node: string;
	/** Name of the node's list search method. */
	method: string;
	credentials: PlainCredentials;
	/** What the user has typed into the search box. */
	filter?: string;
	/** Parameters of the node so far. */
	parameters?: INodeParameters;
}

/** Fills a resource locator's list as n8n's editor does. */
export async function searchList(setup: ListSearchSetup): Promise<INodeListSearchResult> {
	const { node, method, credentials, filter, parameters = {} } = setup;
	const search = nodeClasses.nodes[node].methods?.listSearch?.[method];
	if (!search) throw new Error(`The node '${node}' has no list search method '${method}'`);
	const { workflow, additional } = prepareWorkflow({ nodes: [{ node, parameters, credentials }] });
	const context = new LoadOptionsContext(
		workflow,
		workflow.nodes[node],
		{ ...additional, currentNodeParameters: parameters },
		'',
	);
	return await search.call(context, filter);
}
