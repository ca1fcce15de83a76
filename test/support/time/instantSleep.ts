import type * as n8nWorkflow from 'n8n-workflow';

/**
 * n8n-workflow with an instant `sleep`: it resolves after one turn of the event
 * loop, and the clock advances by the time slept.
 *
 * @example jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));
 */
export function instantSleep(original: typeof n8nWorkflow): typeof n8nWorkflow {
	const now = Date.now.bind(Date);
	let slept = 0;
	Date.now = () => now() + slept;
	return {
		...original,
		async sleep(milliseconds: number) {
			slept += milliseconds;
			await new Promise((resolve) => setImmediate(resolve));
		},
	};
}
