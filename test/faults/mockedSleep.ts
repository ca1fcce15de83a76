import type * as N8nWorkflow from 'n8n-workflow';
import { currentWatch } from './watch';

// Imported before all that imports n8n-workflow. The nodes wait with its `sleep` alone.
jest.doMock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof N8nWorkflow>('n8n-workflow');
	return {
		...actual,
		async sleep(milliseconds: number, signal?: AbortSignal) {
			const watch = currentWatch();
			// A pause of nothing is no wait: it lets the event loop come round.
			await (watch && milliseconds > 0
				? watch.pass(milliseconds, signal)
				: actual.sleep(milliseconds, signal));
		},
	};
});
