import type * as N8nWorkflow from 'n8n-workflow';
import { currentMonitor } from './caseMonitor';

// Imported before all that imports n8n-workflow. The nodes wait with its `sleep` alone.
jest.doMock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof N8nWorkflow>('n8n-workflow');
	return {
		...actual,
		async sleep(milliseconds: number, signal?: AbortSignal) {
			const monitor = currentMonitor();
			// A pause of nothing is no wait: it lets the event loop come round.
			await (monitor && milliseconds > 0
				? monitor.pass(milliseconds, signal)
				: actual.sleep(milliseconds, signal));
		},
	};
});
