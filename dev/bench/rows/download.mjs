import { createWriteStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { atLeast, atMost } from '../goals.mjs';
import { httpRequestNode } from '../peers.mjs';

const megabyte = 1_000_000;

/** A large file. */
export const downloadRow = {
	id: 'download',
	title: 'Download of a large file',
	latencies: [0],
	variants: [
		{ id: '500 MB', megabytes: 500, onlyIn: 'full' },
		{ id: '50 MB', megabytes: 50, onlyIn: 'short' },
	],
	expects: ({ megabytes }) => megabytes * megabyte,
	measuresMemory: true,

	async arms({ server, engine, axios, closeIdle, credentials, url }, { megabytes }) {
		const storedBytes = megabytes * megabyte;
		const account = 'large';
		const { id } = await server.addObject({ account, storedBytes, objectName: 'large.mp3' });
		const content = `/storage/us-west/v3/objects/${id}/content`;
		const download = async (node) => {
			await engine.run(node);
			return await takeFiles(engine.userFolder);
		};
		return {
			ours: {
				label: '8x8 Cloud Storage, size and MD5 checked',
				run: async () =>
					await download({
						node: 'eightByEightCloudStorage',
						parameters: {
							resource: 'object',
							operation: 'download',
							region: 'us-west',
							objectId: id,
						},
						credentials: credentials(),
					}),
			},
			httpRequest: {
				label: 'HTTP Request, unchecked',
				run: async () =>
					await download(
						httpRequestNode(url + content, credentials(), {
							response: { response: { responseFormat: 'file', outputPropertyName: 'data' } },
						}),
					),
			},
			pipe: {
				label: 'axios piped to a file, unchecked',
				afterwards: closeIdle,
				async run() {
					const file = join(engine.userFolder, 'piped');
					const { data } = await axios.get(content, { responseType: 'stream' });
					await pipeline(data, createWriteStream(file));
					return await takeFiles(engine.userFolder);
				},
			},
		};
	},

	goals: [
		atLeast('throughput against piping', 0.8, ({ ours, pipe }) => pipe.ms / ours.ms),
		atMost('memory in MB', 100, ({ ours }) => ours.peakMb),
	],
	checks: () => [atMost('requests', 2, ({ ours }) => ours.counts.requests)],
};

/** Deletes the files of a run. @returns {Promise<number>} the bytes of the largest one */
async function takeFiles(folder) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	let largest = 0;
	for (const entry of entries.filter((one) => one.isFile())) {
		const file = join(entry.parentPath, entry.name);
		largest = Math.max(largest, (await stat(file)).size);
		await rm(file);
	}
	return largest;
}
