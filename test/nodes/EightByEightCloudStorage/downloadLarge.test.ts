import '../../support/keepFilesOnDisk';
import { runNode } from '../../support/runNode';
import { useSandbox } from '../../support/sandbox';
import { objectDownload } from './support';

const sandbox = useSandbox();

const megabyte = 1024 * 1024;

/** Notes the highest memory of this process while a task runs; the sandbox is in it, too. */
async function highestRise(task: () => Promise<void>): Promise<number> {
	const memory = () => process.memoryUsage().rss;
	const before = memory();
	let highest = before;
	const sampler = setInterval(() => {
		highest = Math.max(highest, memory());
	}, 10);
	try {
		await task();
	} finally {
		clearInterval(sampler);
	}
	return highest - before;
}

it('downloads 300 MB without holding them in memory', async () => {
	const storedBytes = 300 * megabyte;
	const { addObject } = sandbox.current.storage;
	const large = await addObject({ storedBytes, objectName: 'long.mp4', mimeType: 'video/mp4' });
	const small = await addObject({ storedBytes: megabyte });
	const download = async (objectId: string) =>
		await runNode({ ...objectDownload(objectId), credentials: sandbox.api() });
	// What any first download loads, and the sandbox's own work on the checksum, do not count.
	await download(small.id);
	await sandbox.read(`/storage/us-west/v3/objects/${large.id}`);

	let bytes: number | undefined;
	const rise = await highestRise(async () => {
		const { items } = await download(large.id);
		bytes = items[0].binary?.data.bytes;
	});

	expect(bytes).toBe(storedBytes);
	expect(rise).toBeLessThan(100 * megabyte);
});
