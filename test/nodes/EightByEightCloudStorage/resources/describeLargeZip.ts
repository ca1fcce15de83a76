import '../../../support/engine/storeFilesOnDisk';
import { byId } from '../../../support/operations/byId';
import { peakMemoryIncrease } from '../../../support/process/peakMemory';
import { runNode } from '../../../support/engine/runNode';
import { useSandbox } from '../../../support/sandbox';

const megabyte = 1024 * 1024;

/** Downloads a zip of two large objects, and checks how much memory that takes. */
export function describeLargeZip(megabytes: number): void {
	const sandbox = useSandbox();
	const contentBytes = megabytes * megabyte;

	it(`downloads a zip of ${megabytes} MB without holding it in memory`, async () => {
		const checksum = 'not checked for a zip';
		const { current } = sandbox;
		const storedBytes = contentBytes / 2;
		await current.storage.addObject({ id: 'a', storedBytes, checksum });
		await current.storage.addObject({ id: 'b', storedBytes, checksum });
		await current.storage.addObject({ id: 'small', storedBytes: megabyte });
		const download = async (objectIds: string) =>
			await runNode({
				node: 'eightByEightCloudStorage',
				parameters: {
					resource: 'bulkDownload',
					operation: 'run',
					region: byId('us-west'),
					objectIds,
					options: { pollSeconds: 1 },
				},
				credentials: sandbox.api(),
			});
		// What any first download loads does not count.
		await download('small');
		const rise = await peakMemoryIncrease(async () => {
			const { items, error } = await download('a,b');
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(items[0].binary?.data.bytes).toBeGreaterThan(contentBytes);
		});

		if (process.env.ZIP_MEGABYTES) console.log(`${Math.round(rise / megabyte)} MB more`);
		expect(rise).toBeLessThan(50 * megabyte);
	});
}
