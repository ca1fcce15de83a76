import '../../support/keepFilesOnDisk';
import { byId } from '../../support/byId';
import { runNode } from '../../support/runNode';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const megabyte = 1024 * 1024;

/** `ZIP_MEGABYTES=1800 npm test -- largeZip` shows the same with the largest zip that 8x8 makes. */
const contentBytes = Number(process.env.ZIP_MEGABYTES ?? 300) * megabyte;

jest.setTimeout(600_000);

it('downloads a large zip without holding it in memory', async () => {
	const checksum = 'not asked for in a zip';
	const { current } = sandbox;
	const storedBytes = contentBytes / 2;
	await current.storage.addObject({ id: 'a', storedBytes, checksum });
	await current.storage.addObject({ id: 'b', storedBytes, checksum });
	const memory = () => process.memoryUsage().rss;
	let before = 0;
	let highest = 0;
	const sampler = setInterval(() => {
		const isDownloading = current.count({ path: /download\/[^/]+\.zip$/ }) > 0;
		if (!isDownloading) before = memory();
		highest = Math.max(highest, memory());
	}, 10);
	const { items, error } = await runNode({
		node: 'eightByEightCloudStorage',
		parameters: {
			resource: 'bulkDownload',
			operation: 'run',
			region: byId('us-west'),
			objectIds: 'a,b',
			options: { pollSeconds: 1 },
		},
		credentials: sandbox.api(),
	});
	clearInterval(sampler);

	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(items[0].binary?.data.bytes).toBeGreaterThan(contentBytes);
	if (process.env.ZIP_MEGABYTES)
		console.log(`${Math.round((highest - before) / megabyte)} MB more`);
	expect(highest - before).toBeLessThan(120 * megabyte);
});
