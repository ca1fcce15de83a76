import type { NodeClasses } from './nodeClasses';

/**
 * The nodes as a new process has them: loaded again, with empty memory. n8n itself and the
 * test stay in this process, so only the nodes' state is lost.
 */
export function loadFreshNodes(): NodeClasses {
	let loaded: { nodeClasses: NodeClasses } | undefined;
	jest.isolateModules(() => {
		loaded = jest.requireActual<{ nodeClasses: NodeClasses }>('./nodeClasses');
	});
	if (!loaded) throw new Error('The nodes were not loaded');
	return loaded.nodeClasses;
}
