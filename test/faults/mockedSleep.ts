import { currentWatch } from './watch';

// Imported before all that imports n8n-workflow. The nodes wait with its `sleep` alone.
jest.doMock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow');
	return {
		...actual,
		async sleep(milliseconds: number, signal?: AbortSignal) {
			const watch = currentWatch();
			if (!watch) return await actual.sleep(milliseconds, signal);
			await watch.pass(milliseconds, signal);
		},
	};
});
