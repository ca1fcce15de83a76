import '../../../support/engine/storeFilesOnDisk';
import { byId } from '../../../support/operations/byId';
import { peakMemoryIncrease } from '../../../support/process/peakMemory';
import { runNode } from '../../../support/engine/runNode';
import { useSandbox } from '../../../support/sandbox';

const sandbox = useSandbox();

const megabyte = 1024 * 1024;

/** `ZIP_MEGABYTES=1800 npm test -- largeZip` shows the same with the largest zip that 8x8 makes. */
const contentBytes = Number(process.env.ZIP_MEGABYTES ?? 300) * megabyte;

it('downloads a large zip without holding it in memory', async () => {
	const checksum = 'not requested for in a zip';
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
