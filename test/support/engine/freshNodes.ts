import * as n8nWorkflow from 'n8n-workflow';
import type { NodeClasses } from './nodeClasses';

/**
 * The nodes as a new process has them: loaded again, with empty memory. n8n itself and the
 * test stay in this process, so only the nodes' state is lost.
 */
export function loadFreshNodes(): NodeClasses {
	let loaded: { nodeClasses: NodeClasses } | undefined;
	jest.isolateModules(() => {
		// Otherwise it would be loaded anew as well, which takes half a second.
		jest.doMock('n8n-workflow', () => n8nWorkflow);
		loaded = jest.requireActual<{ nodeClasses: NodeClasses }>('./nodeClasses');
	});
	if (!loaded) throw new Error('The nodes were not loaded');
	return loaded.nodeClasses;
}
