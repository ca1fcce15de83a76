import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Sandbox } from '../index';
import { bearer, call } from './client';
import { withSandbox } from './withSandbox';

interface StorageObject {
	id: string;
	type: string;
	objectName: string;
	objectState: string;
	checksum: string;
	storedBytes: number;
	createdTime: string;
	tags: Array<{ key: string; value: string }>;
}

interface Page {
	content: StorageObject[];
	pageKey: number;
	pageSize: number;
	lastPage: boolean;
}

const md5 = (bytes: Uint8Array | string) => createHash('md5').update(bytes).digest('hex');

describe('Cloud Storage', () => {
	let sandbox: Sandbox;
	let headers: Record<string, string>;
	withSandbox(async (fresh) => {
		sandbox = fresh;
		headers = await bearer(sandbox, sandbox.accounts.oauth.full);
	});

	const base = (region = 'us-west') => `${sandbox.url}/storage/${region}/v3`;
	const get = (path: string, region?: string) => call(base(region) + path, { headers });
	const list = async (query: Record<string, string>, region?: string) => {
		const response = await get(`/objects?${new URLSearchParams(query)}`, region);
		expect(response.status).toBe(200);
		return response.json<Page>();
	};
	const send = (method: string, path: string, body?: unknown) =>
		call(base() + path, {
			method,
			headers,
			body: body === undefined ? null : JSON.stringify(body),
		});
	const bytesAt = async (url: string, init?: RequestInit) =>
		Buffer.from(await (await fetch(url, init)).arrayBuffer());

	it('returns the same regions from any valid one', async () => {
		for (const region of ['us-west', 'ap']) {
			expect((await get('/regions', region)).json()).toEqual(['us-west', 'us-east', 'uk']);
		}
		expect((await get('/regions', 'eu')).status).toBe(404);
	});

	it('rejects a region that is not the customer’s', async () => {
		expect((await get('/objects', 'ap')).status).toBe(403);
		expect((await get('/objects', 'mars')).status).toBe(404);
	});

	it('returns the next offset as pageKey, which grows past the end', async () => {
		const all: StorageObject[] = [];
		let page = await list({});
		expect(page).toMatchObject({ pageKey: 100, pageSize: 100, lastPage: false });
		for (all.push(...page.content); !page.lastPage; all.push(...page.content)) {
			page = await list({ pageKey: String(page.pageKey) });
		}
		expect(all.length).toBeGreaterThan(300);
		expect(page).toMatchObject({ pageKey: 400, pageSize: all.length - 300 });
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		expect(await list({ pageKey: '400' })).toEqual({
			content: [],
			pageKey: 500,
			pageSize: 0,
			lastPage: true,
		});
	});

	it('reads pageKey as an offset, not as a page number', async () => {
		const [, second] = (await list({ limit: '2' })).content;
		expect((await list({ limit: '2', pageKey: '1' })).content[0]).toEqual(second);
	});

	it('ends on a full last page', async () => {
		for (let index = 0; index < 2; index++) {
			await sandbox.storage.addObject({ objectName: 'full-last-page' });
		}
		const page = await list({ filter: 'name==full-last-page', limit: '2' });
		expect(page).toMatchObject({ pageKey: 2, pageSize: 2, lastPage: true });
	});

	it.each(['limit=0', 'limit=101', 'limit=x', 'pageKey=-1', 'sortDirection=UP', 'filter=type'])(
		'rejects %s',
		async (query) => {
			const response = await get(`/objects?${query}`);
			expect(response.status).toBe(400);
			expect(response.json().message).toContain('Bad request');
		},
	);

	it.each([
		'type==callrecording;',
		'(type==callrecording',
		'type==callrecording)',
		'type=eq=callrecording',
		'==x',
		'type==',
	])('rejects the filter %s', async (filter) => {
		expect((await get(`/objects?${new URLSearchParams({ filter })}`)).status).toBe(400);
	});

	it('filters by fields and tags, AND before OR', async () => {
		const voices = await list({ filter: 'type==voicemail,type==callrecording;size=gt=20000' });
		const types = new Set(voices.content.map(({ type }) => type));
		expect(types).toEqual(new Set(['voicemail', 'callrecording']));
		for (const { type, storedBytes } of voices.content) {
			if (type === 'callrecording') expect(storedBytes).toBeGreaterThan(20_000);
		}
		expect(voices.content.some((o) => o.type === 'voicemail' && o.storedBytes <= 20_000)).toBe(
			true,
		);
		const grouped = await list({ filter: '(type==voicemail,type==callrecording);size=gt=20000' });
		expect(grouped.content.every(({ storedBytes }) => storedBytes > 20_000)).toBe(true);
		const byTag = await list({ filter: 'duration=ge=600000;direction!=OUTBOUND' });
		expect(byTag.content.length).toBeGreaterThan(0);
		for (const { tags } of byTag.content) {
			expect(Number(tags.find(({ key }) => key === 'duration')?.value)).toBeGreaterThanOrEqual(6e5);
			expect(tags).not.toContainEqual({ key: 'direction', value: 'OUTBOUND' });
		}
	});

	it('filters times in milliseconds and returns them without a zone', async () => {
		const [, , third] = (await list({ limit: '3' })).content;
		expect(third.createdTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
		const since = Date.parse(`${third.createdTime}Z`);
		const later = await list({ filter: `createdTime=ge=${since}`, limit: '1' });
		expect(later.content).toEqual([third]);
		expect((await list({ filter: `createdTime=lt=${since}` })).content).toHaveLength(2);
	});

	it('returns only AVAILABLE objects, unless the filter names the state', async () => {
		const states = async (filter: string) => {
			const found = new Set<string>();
			for (
				let page = await list({ filter });
				;
				page = await list({ filter, pageKey: String(page.pageKey) })
			) {
				for (const { objectState } of page.content) found.add(objectState);
				if (page.lastPage) return found;
			}
		};
		expect(await states('size=ge=0')).toEqual(new Set(['AVAILABLE']));
		expect(await states('(objectState==PENDING,objectState==REVOKED)')).toEqual(
			new Set(['PENDING', 'REVOKED']),
		);
	});

	it('sorts by a field in either direction', async () => {
		const sorted = await list({ sortField: 'storedBytes', sortDirection: 'DESC' });
		const sizes = sorted.content.map(({ storedBytes }) => storedBytes);
		expect(sizes).toEqual([...sizes].sort((left, right) => right - left));
		const names = (await list({ sortField: 'objectName' })).content.map((o) => o.objectName);
		expect(names).toEqual([...names].sort());
	});

	it('has types, names and tags as varied as the real ones', async () => {
		const { content } = await list({});
		expect(new Set(content.map(({ type }) => type)).size).toBeGreaterThan(8);
		expect(content[0].objectName).toMatch(/:.*\+/);
		const tags = content.flatMap((object) => object.tags);
		expect(tags.every(({ value }) => typeof value === 'string')).toBe(true);
		expect(tags.map(({ value }) => value)).toContain('');
	});

	it('serves content with the announced size and MD5', async () => {
		const { content } = await list({ limit: '20' });
		for (const object of content) {
			const url = `${base()}/objects/${object.id}/content`;
			const response = await fetch(url, { headers });
			expect(response.headers.get('content-length')).toBe(String(object.storedBytes));
			const bytes = Buffer.from(await response.arrayBuffer());
			expect(bytes).toHaveLength(object.storedBytes);
			expect(md5(bytes)).toBe(object.checksum);
			if (object.objectName.endsWith('.json')) JSON.parse(bytes.toString());
		}
	});

	it.each([0, 1, 65_536, 65_537, 20_000_000])(
		'streams an added object of %i bytes',
		async (size) => {
			const { id } = await sandbox.storage.addObject({ storedBytes: size });
			const object = (await get(`/objects/${id}`)).json<StorageObject>();
			expect((await get(`/objects/${id}/metadata`)).json()).toEqual(object);
			const bytes = await bytesAt(`${base()}/objects/${id}/content`, { headers });
			expect(bytes).toHaveLength(size);
			expect(md5(bytes)).toBe(object.checksum);
		},
	);

	it('adds objects with a wrong checksum, a suffix, a state, a region and tags', async () => {
		const checksumOf = async (id: string) =>
			(await get(`/objects/${id}`)).json<StorageObject>().checksum;
		const plain = await sandbox.storage.addObject({ id: 'same' });
		const truth = await checksumOf(plain.id);
		sandbox.reset();
		headers = await bearer(sandbox, sandbox.accounts.oauth.full);
		await sandbox.storage.addObject({ id: 'same', checksumKind: 'multipart' });
		expect(await checksumOf('same')).toBe(`${truth}-1`);
		const wrong = await sandbox.storage.addObject({ checksumKind: 'wrong' });
		expect(await checksumOf(wrong.id)).toMatch(/^[0-9a-f]{32}$/);
		expect(await checksumOf(wrong.id)).not.toBe(truth);
		await sandbox.storage.addObject({ region: 'uk', tags: { colour: 'red' } });
		const found = await list({ filter: 'colour==red' }, 'uk');
		expect(found.content).toHaveLength(1);
		const pending = await sandbox.storage.addObject({ objectState: 'PENDING' });
		expect((await get(`/objects/${pending.id}/content`)).status).toBe(404);
	});

	it('pre-signs a link that rejects an Authorization header and expires', async () => {
		const [{ id, checksum }] = (await list({ limit: '1' })).content;
		const path = `/objects/${id}/content?presignUrl=true`;
		const { url } = (await get(path)).json<{ url: string }>();
		expect(url).toContain('/storage/us-west/');
		expect(url).toContain('amazonaws.com/');
		expect(md5(await bytesAt(url))).toBe(checksum);
		expect((await call(url, { headers })).status).toBe(400);
		expect((await call(url.replace(/Signature=./, 'Signature=x'))).status).toBe(403);
		sandbox.clock.advance(1_800_000);
		expect((await call(url)).status).toBe(403);
		sandbox.variants.presigned = 'string';
		headers = await bearer(sandbox, sandbox.accounts.oauth.full);
		expect((await get(path)).json<string>()).toMatch(/^http:/);
		sandbox.variants.presigned = 'text';
		expect((await get(path)).text).toMatch(/^http:/);
	});

	it('revokes deleted objects once, and none if one ID is unknown', async () => {
		const [{ id }, { id: other }] = (await list({ limit: '2' })).content;
		expect((await send('DELETE', '/bulk', [other, 'nope'])).status).toBe(404);
		expect((await get(`/objects/${other}`)).json()).toMatchObject({ objectState: 'AVAILABLE' });
		const deleted = await send('DELETE', '/bulk', [id]);
		expect(deleted.status).toBe(204);
		expect(deleted.text).toBe('');
		expect((await send('DELETE', '/bulk', [id])).status).toBe(204);
		expect(sandbox.effects.deletedObjects).toEqual([id]);
		expect((await list({ limit: '1' })).content[0].id).toBe(other);
		expect((await get(`/objects/${id}`)).json()).toMatchObject({ objectState: 'REVOKED' });
		expect((await send('DELETE', '/bulk', { ids: [id] })).status).toBe(400);
		sandbox.variants.storageWrite = 'body';
		expect((await send('DELETE', '/bulk', [id])).status).toBe(200);
	});

	it('optionally wraps a page in an array with a total', async () => {
		sandbox.variants.storagePage = 'array';
		const [page] = (await get('/objects?limit=100')).json<Array<Page & { total: number }>>();
		expect(page.total).toBe(4);
		expect(page.content).toHaveLength(100);
	});

	describe('bulk downloads', () => {
		const start = async (ids: string[]) =>
			(await send('POST', '/bulk/download/start', ids)).json<{ zipName: string; status: string }>();
		const status = async (zipName: string) =>
			(await get(`/bulk/download/status/${zipName}`)).json<{ status: string }>().status;

		it('advances from NOT_STARTED to DONE, then serves a zip', async () => {
			const { content } = await list({ limit: '3' });
			const job = await start(content.map(({ id }) => id));
			expect(job).toEqual({ zipName: expect.stringMatching(/\.zip$/), status: 'NOT_STARTED' });
			expect((await get(`/bulk/download/${job.zipName}`)).status).toBe(404);
			expect(await status(job.zipName)).toBe('IN_PROGRESS');
			expect(await status(job.zipName)).toBe('DONE');
			const zip = await bytesAt(`${base()}/bulk/download/${job.zipName}`, { headers });
			expect(zip.readUInt32LE(0)).toBe(0x04034b50);
			const end = zip.subarray(-22);
			expect(end.readUInt32LE(0)).toBe(0x06054b50);
			expect(end.readUInt16LE(10)).toBe(3);
			expect(zip.readUInt32LE(end.readUInt32LE(16))).toBe(0x02014b50);
			const dataStart = 30 + zip.readUInt16LE(26);
			const first = zip.subarray(dataStart, dataStart + content[0].storedBytes);
			expect(md5(first)).toBe(content[0].checksum);
			// gzip ends with the CRC-32 of its content, and so does each entry of a zip.
			const crc = zip.readUInt32LE(dataStart + first.length + 4);
			expect(crc).toBe(gzipSync(first).readUInt32LE(gzipSync(first).length - 8));
			for (const { objectName } of content) expect(zip.includes(objectName)).toBe(true);
			expect(sandbox.effects.bulkDownloads).toEqual([job.zipName]);

			const path = `/bulk/download/status/${job.zipName}?presignUrl=true`;
			const { url } = (await get(path)).json<{ url: string }>();
			expect(await bytesAt(url)).toEqual(zip);
		});

		it('ends as PARTIAL_DONE or FAILED when IDs are missing', async () => {
			const [{ id }] = (await list({ limit: '1' })).content;
			const partial = await start([id, 'nope']);
			const failed = await start(['nope']);
			for (const [{ zipName }, end] of [
				[partial, 'PARTIAL_DONE'],
				[failed, 'FAILED'],
			] as const) {
				await status(zipName);
				expect(await status(zipName)).toBe(end);
				expect(await status(zipName)).toBe(end);
			}
		});

		it('cancels, lists and clears', async () => {
			const [{ id }] = (await list({ limit: '1' })).content;
			const { zipName } = await start([id]);
			const cancelled = await send('PUT', `/bulk/download/cancel/${zipName}`);
			expect(cancelled.json()).toMatchObject([{ zipName, status: 'CANCELLED' }]);
			expect((await send('POST', `/bulk/download/cancel/${zipName}`)).status).toBe(405);
			expect((await get('/bulk/download/status')).json()).toHaveLength(1);
			expect((await send('PUT', '/bulk/download/clear')).status).toBe(204);
			expect((await get('/bulk/download/status')).json()).toEqual([]);
			expect((await get(`/bulk/download/status/${zipName}`)).status).toBe(404);
		});

		it('optionally returns a list of jobs', async () => {
			sandbox.variants.bulkJob = 'array';
			const [{ id }] = (await list({ limit: '1' })).content;
			expect(await start([id])).toMatchObject([{ status: 'NOT_STARTED' }]);
		});
	});

	it('groups objects into buckets', async () => {
		interface Bucket {
			bucketId: string;
			objectList: StorageObject[];
		}
		const buckets = (await get('/buckets')).json<Bucket[]>();
		expect(buckets.length).toBeGreaterThan(10);
		expect((await get(`/buckets/${buckets[1].bucketId}`)).json()).toEqual(buckets[1]);
		expect((await get('/buckets/nope')).status).toBe(404);
		sandbox.variants.buckets = 'object';
		expect((await get('/buckets')).json()).toEqual(buckets[0]);
	});
});
