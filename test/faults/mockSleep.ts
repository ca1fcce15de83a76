import type * as N8nWorkflow from 'n8n-workflow';
import { currentMonitor } from './caseMonitor';

// Imported before n8n-workflow. The nodes wait only with its `sleep`.
jest.doMock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof N8nWorkflow>('n8n-workflow');
	return {
		...actual,
		async sleep(milliseconds: number, signal?: AbortSignal) {
			const monitor = currentMonitor();
			// A delay of zero only yields to the event loop.
			await (monitor && milliseconds > 0
				? monitor.pass(milliseconds, signal)
				: actual.sleep(milliseconds, signal));
		},
	};
});
