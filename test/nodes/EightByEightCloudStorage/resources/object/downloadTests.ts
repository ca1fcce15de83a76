import { createHash } from 'node:crypto';
import { plain, runNode } from '../../../../support/engine/runNode';
import { useSandbox } from '../../../../support/sandbox';
import { binaryOf } from '../../../../support/engine/workflow';
import { objectDownload } from '../../support';

/**
 * The tests of downloads, the same for each of n8n's storage modes.
 *
 * @param id the pattern of n8n's file IDs in this mode
 */
export function describeDownloads(id: unknown): void {
	const sandbox = useSandbox();

	const download = async (ids: readonly string[], given: object = {}) =>
		await runNode({
			...objectDownload('={{ $json.id }}', given),
			credentials: sandbox.api(),
			items: ids.map((id) => ({ id })),
			onError: 'continueRegularOutput',
		});
	const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');

	it('returns each object with its file, next to one that fails', async () => {
		const { addObject } = sandbox.current.storage;
		const call = await addObject({
			objectName: '2025-08-30T10:00:00_+44/203.mp3',
			storedBytes: 200_001,
		});
		const note = await addObject({
			objectName: 'note.txt',
			mimeType: 'text/plain',
			storedBytes: 1,
		});
		const { items } = await download([call.id, 'unknown', note.id]);

		expect(sandbox.calls().sort()).toEqual(
			[
				`GET /storage/us-west/v3/objects/${call.id}`,
				`GET /storage/us-west/v3/objects/${call.id}/content`,
				`GET /storage/us-west/v3/objects/${note.id}`,
				`GET /storage/us-west/v3/objects/${note.id}/content`,
				'GET /storage/us-west/v3/objects/unknown',
			].sort(),
		);
		const json = await sandbox.read<{ checksum: string }>(`/storage/us-west/v3/objects/${call.id}`);
		expect(plain(items)).toEqual([
			{
				json: expect.objectContaining({ id: call.id, region: 'us-west', storedBytes: 200_001 }),
				pairedItem: { item: 0 },
			},
			{
				json: expect.objectContaining({
					error: "8x8 found no object with this ID in the region 'us-west'",
				}),
				pairedItem: { item: 1 },
			},
			{ json: expect.objectContaining({ id: note.id }), pairedItem: { item: 2 } },
		]);
		expect(items[0].binary?.data.id).toEqual(id);
		expect(items[0].binary?.data).toMatchObject({
			fileName: '2025-08-30T10_00_00_+44_203.mp3',
			fileExtension: 'mp3',
			mimeType: 'audio/mpeg',
		});
		expect(items[2].binary?.data).toMatchObject({ fileName: 'note.txt', mimeType: 'text/plain' });
		const bytes = await binaryOf(items[0]);
		expect(bytes).toHaveLength(200_001);
		expect(md5(bytes)).toBe(json.checksum);
		expect(await binaryOf(items[2])).toHaveLength(1);
		expect(items[1].binary).toBeUndefined();
	});

	it('puts the file into the given field', async () => {
		const { id } = await sandbox.current.storage.addObject({});
		const { items } = await download([id], { binaryPropertyName: 'recording' });
		expect(Object.keys(items[0].binary ?? {})).toEqual(['recording']);
		expect(await binaryOf(items[0], 'recording')).toHaveLength(1000);
	});

	it('returns an empty file for an object of 0 bytes', async () => {
		const { id } = await sandbox.current.storage.addObject({ storedBytes: 0 });
		const { items } = await download([id]);
		expect(items[0].json).toMatchObject({ storedBytes: 0 });
		expect(await binaryOf(items[0])).toHaveLength(0);
	});

	it('checks only the size when the checksum is not an MD5 of the content', async () => {
		const { addObject } = sandbox.current.storage;
		const whole = await addObject({ checksumKind: 'multipart' });
		const { items } = await download([whole.id]);
		expect(await binaryOf(items[0])).toHaveLength(1000);

		sandbox.current.faults.add({
			match: { path: /\/content$/ },
			times: Infinity,
			effect: { kind: 'truncate', bytes: 1 },
		});
		const cut = await addObject({ checksumKind: 'multipart', objectName: 'cut.mp3' });
		const { items: failed } = await download([cut.id]);
		expect(failed[0].json.error).toBe("'cut.mp3' did not arrive completely");
	});

	it.each([
		[
			'is truncated',
			{ kind: 'truncate', bytes: 1 },
			'300000 bytes were announced, but 299999 arrived. The incomplete file was discarded. Try again.',
		],
		[
			'is aborted',
			{ kind: 'dropMidBody', afterBytes: 200_000 },
			expect.stringMatching(
				/^The connection broke after \d+ bytes\. The incomplete file was discarded\. Try again\./,
			),
		],
		[
			'has one wrong byte',
			{ kind: 'corrupt', atByte: 150_000 },
			'Its MD5 checksum is not the announced one. The incomplete file was discarded. Try again.',
		],
	] as const)('keeps no file of content that %s', async (_, effect, details) => {
		const { addObject } = sandbox.current.storage;
		const bad = await addObject({ objectName: 'bad.mp3', storedBytes: 300_000 });
		const good = await addObject({});
		sandbox.current.faults.add({
			match: { path: new RegExp(`${bad.id}/content$`) },
			times: Infinity,
			effect,
		});
		const { items } = await download([bad.id, good.id]);

		const suffix = ` (GET /objects/${bad.id}/content)`;
		expect(items[0]).toEqual({
			json: {
				error: "'bad.mp3' did not arrive completely",
				details: typeof details === 'string' ? details + suffix : details,
			},
			pairedItem: { item: 0 },
		});
		expect(await binaryOf(items[1])).toHaveLength(1000);
		expect(sandbox.current.count({ path: new RegExp(`${bad.id}/content$`) })).toBe(4);
	});

	it.each([
		['is truncated', { kind: 'truncate', bytes: 1 }],
		['is aborted', { kind: 'dropMidBody', afterBytes: 200_000 }],
		['has one wrong byte', { kind: 'corrupt', atByte: 150_000 }],
	] as const)('restarts the download of content that %s', async (_, effect) => {
		const object = await sandbox.current.storage.addObject({ storedBytes: 300_000 });
		const match = { path: /\/content$/ };
		sandbox.current.faults.add({ match, times: 2, effect });
		const { items } = await download([object.id]);
		const { checksum } = await sandbox.read<{ checksum: string }>(
			`/storage/us-west/v3/objects/${object.id}`,
		);
		expect(md5(await binaryOf(items[0]))).toBe(checksum);
		expect(sandbox.current.count(match)).toBe(3);
	});

	it.each(['PENDING', 'REVOKED', 'FAILED'] as const)(
		'does not request the content of an object that is %s',
		async (objectState) => {
			const { id } = await sandbox.current.storage.addObject({ objectState });
			const { items } = await download([id]);
			expect(items[0].json).toEqual({
				error: `The object ${id} has no content to download: its state is ${objectState}`,
				details: 'Only AVAILABLE objects can be downloaded.',
			});
			expect(sandbox.calls()).toEqual([`GET /storage/us-west/v3/objects/${id}`]);
		},
	);

	it('retries a content request that failed before the first byte', async () => {
		const { id } = await sandbox.current.storage.addObject({});
		sandbox.current.faults.add({
			match: { path: /\/content$/ },
			effect: { kind: 'response', status: 503, headers: { 'retry-after': '0' } },
		});
		const { items } = await download([id]);
		expect(await binaryOf(items[0])).toHaveLength(1000);
		expect(sandbox.current.count({ path: /\/content$/ })).toBe(2);
	});

	it('reports the message of a rejected content request', async () => {
		const { id } = await sandbox.current.storage.addObject({});
		sandbox.current.faults.add({
			match: { path: /\/content$/ },
			effect: { kind: 'response', status: 403, body: { message: 'Not for you' } },
		});
		const { items } = await download([id]);
		expect(items[0].json).toEqual({
			error: "8x8 denied access to Cloud Storage in the region 'us-west'",
			details: expect.stringContaining('8x8 said: Not for you'),
		});
	});

	it('sends no credential to another host', async () => {
		const { id } = await sandbox.current.storage.addObject({});
		const elsewhere = sandbox.current.url.replace('127.0.0.1', 'localhost');
		sandbox.current.faults.add({
			match: { path: /\/content$/ },
			effect: { kind: 'redirect', location: `${elsewhere}/storage/us-west/v3/objects/x/content` },
		});
		await download([id]);
		const [, redirected] = sandbox.current.requests.filter(({ path }) => path.endsWith('/content'));
		expect(redirected.path).toBe('/storage/us-west/v3/objects/x/content');
		expect(redirected.headers).not.toHaveProperty('authorization');
	});

	it.each([
		['objectId', '', "'Object ID' is empty"],
		['binaryPropertyName', '', "'Put Output File in Field' is empty"],
	])('rejects an empty %s before any request', async (name, value, message) => {
		const { items } = await download(['x'], { [name]: `={{ ${JSON.stringify(value)} }}` });
		expect(items[0].json.error).toBe(message);
		expect(sandbox.current.count()).toBe(0);
	});
}
