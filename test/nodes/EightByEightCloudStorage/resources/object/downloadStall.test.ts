import type * as n8nWorkflow from 'n8n-workflow';
import { instantSleep } from '../../../../support/time/instantSleep';
import { runNode } from '../../../../support/engine/runNode';
import { useSandbox } from '../../../../support/sandbox';
import { waitFor } from '../../../../support/time/waitFor';
import { binaryOf } from '../../../../support/engine/workflow';
import { objectDownload } from '../../support';

// Shortens timeouts of minutes to milliseconds.
jest.mock('n8n-workflow', () =>
	instantSleep(jest.requireActual<typeof n8nWorkflow>('n8n-workflow')),
);
const timeout = AbortSignal.timeout.bind(AbortSignal);
jest
	.spyOn(AbortSignal, 'timeout')
	.mockImplementation((milliseconds) => timeout(milliseconds / 300));

const sandbox = useSandbox();

const download = async (objectId: string) =>
	await runNode({ ...objectDownload(objectId), credentials: sandbox.api() });

const contentRequests = () => sandbox.current.count({ path: /\/content$/ });

async function objectThatFallsSilent(times: number): Promise<string> {
	const { id } = await sandbox.current.storage.addObject({ storedBytes: 300_000 });
	sandbox.current.faults.add({
		match: { path: /\/content$/ },
		times,
		effect: { kind: 'stall', afterBytes: 100_000 },
	});
	return id;
}

describe('a download that stalls', () => {
	it('is restarted', async () => {
		const { items } = await download(await objectThatFallsSilent(1));
		expect(await binaryOf(items[0])).toHaveLength(300_000);
		expect(contentRequests()).toBe(2);
		await waitFor(() => sandbox.current.openSockets() === 0);
	});

	it('fails if it stalls again', async () => {
		const { items, error } = await download(await objectThatFallsSilent(Infinity));
		expect(items).toEqual([]);
		expect(error?.message).toContain('did not arrive completely');
		expect(error?.description).toContain('The server stopped sending after 100000 bytes.');
		expect(contentRequests()).toBe(4);
	});
});
