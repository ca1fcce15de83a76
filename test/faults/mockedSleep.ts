import type * as N8nWorkflow from 'n8n-workflow';
import { currentWatch } from './watch';

// Imported before all that imports n8n-workflow. The nodes wait with its `sleep` alone.
jest.doMock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof N8nWorkflow>('n8n-workflow');
	return {
		...actual,
		async sleep(milliseconds: number, signal?: AbortSignal) {
			const watch = currentWatch();
			await (watch ? watch.pass(milliseconds, signal) : actual.sleep(milliseconds, signal));
		},
	};
});
