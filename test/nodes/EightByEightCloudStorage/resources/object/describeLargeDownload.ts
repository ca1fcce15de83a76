import '../../../../support/engine/storeFilesOnDisk';
import { peakMemoryIncrease } from '../../../../support/process/peakMemory';
import { runNode } from '../../../../support/engine/runNode';
import { useSandbox } from '../../../../support/sandbox';
import { objectDownload } from '../../support';

const megabyte = 1024 * 1024;

/** Downloads a large object, and checks how much memory that takes. */
export function describeLargeDownload(megabytes: number): void {
	const sandbox = useSandbox();

	it(`downloads ${megabytes} MB without holding them in memory`, async () => {
		const storedBytes = megabytes * megabyte;
		const { addObject } = sandbox.current.storage;
		const large = await addObject({ storedBytes, objectName: 'long.mp4', mimeType: 'video/mp4' });
		const small = await addObject({ storedBytes: megabyte });
		const download = async (objectId: string) =>
			await runNode({ ...objectDownload(objectId), credentials: sandbox.api() });
		// What any first download loads, and the sandbox's own work on the checksum, do not count.
		await download(small.id);
		await sandbox.read(`/storage/us-west/v3/objects/${large.id}`);

		const rise = await peakMemoryIncrease(async () => {
			const { items } = await download(large.id);
			expect(items[0].binary?.data.bytes).toBe(storedBytes);
		});

		expect(rise).toBeLessThan(50 * megabyte);
	});
}
