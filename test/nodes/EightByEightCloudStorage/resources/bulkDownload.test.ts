import { instantSleep } from '../../../support/time/instantSleep';
import { byId } from '../../../support/operations/byId';
import { plain, runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { waitFor } from '../../../support/time/waitFor';
import { binaryOf, startWorkflow } from '../../../support/engine/workflow';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

const sandbox = useSandbox();

const node = 'eightByEightCloudStorage';
const base = '/storage/us-west/v3/bulk/download';
const add = async (given: object = {}) => await sandbox.current.storage.addObject(given);
const setup = (operation: string, parameters: object) => ({
	node,
	parameters: { resource: 'bulkDownload', operation, region: byId('us-west'), ...parameters },
	credentials: sandbox.api(),
});
const run = async (operation: string, parameters: object = {}) =>
	await runNode(setup(operation, parameters));
/** With the shortest interval that the node allows. */
const runAll = async (objectIds: string, options: object = {}) =>
	await run('run', { objectIds, options: { pollSeconds: 1, ...options } });
const failJob = (status: string) =>
	sandbox.current.faults.add({
		match: { path: /\/bulk\/download\/status\// },
		effect: { kind: 'response', status: 200, body: { zipName: 'ignored.zip', status } },
	});

describe('bulk download: start, when the response is lost', () => {
	const start = { method: 'POST', path: `${base}/start` };

	it('finds the job that was started and does not start another', async () => {
		const { id } = await add();
		sandbox.current.faults.add({ match: start, effect: { kind: 'dropAfterAction' } });
		const { items } = await run('start', { objectIds: id });
		const { bulkDownloads } = sandbox.current.effects;
		expect(items.map(({ json }) => json.zipName)).toEqual(bulkDownloads);
		expect(sandbox.current.count(start)).toBe(1);
	});

	it('reports an unknown effect when there is no such job', async () => {
		const { id } = await add();
		sandbox.current.faults.add({ match: start, effect: { kind: 'dropBeforeAction' } });
		const { error } = await run('start', { objectIds: id });
		expect(seen(error).description).toContain('8x8 may have carried out the request');
		expect(sandbox.current.count(start)).toBe(1);
	});
});

const cancelMethods = () =>
	sandbox.current.requests.flatMap(({ method, path }) =>
		path.includes('/cancel/') ? [method] : [],
	);

describe.each(['object', 'array'] as const)('bulk download, responses as %s', (bulkJob) => {
	beforeEach(() => {
		sandbox.current.variants.bulkJob = bulkJob;
	});

	it('starts, reports the status, downloads and cancels', async () => {
		const { id } = await add({ storedBytes: 2000 });
		const [{ json: started }] = (await run('start', { objectIds: id })).items;
		expect(started).toMatchObject({ status: 'NOT_STARTED', region: 'us-west' });
		const { zipName } = started;

		const early = await run('download', { zipName });
		expect(seen(early.error)).toMatchObject({
			name: 'NodeOperationError',
			message: `The zip ${zipName} cannot be downloaded: its status is IN_PROGRESS`,
		});
		const { items } = await run('get', { zipName, options: { presignUrl: true } });
		expect(items[0].json).toMatchObject({ zipName, status: 'DONE', url: expect.any(String) });
		const [file] = (await run('download', { zipName })).items;
		expect(file.json).toMatchObject({ zipName, entryNames: ['added-1.mp3'] });
		expect((await binaryOf(file)).length).toBeGreaterThan(2000);
		expect(file.binary?.data).toMatchObject({ fileName: zipName, mimeType: 'application/zip' });

		const [{ json: second }] = (await run('start', { objectIds: id })).items;
		const cancelled = await run('cancel', { zipName: second.zipName });
		expect(cancelled.items[0].json).toMatchObject({ status: 'CANCELLED', success: true });
		expect(cancelMethods()).toEqual(['PUT']);
		const all = await run('getMany', { region: byId('*') });
		expect(all.items.map(({ json }) => [json.zipName, json.status, json.region])).toEqual([
			[zipName, 'DONE', 'us-west'],
			[second.zipName, 'CANCELLED', 'us-west'],
		]);
	});

	it.each([404, 405])('cancels by POST where PUT gets %i', async (status) => {
		sandbox.current.variants.cancelMethod = 'POST';
		const { id } = await add();
		const [{ json: started }] = (await run('start', { objectIds: id })).items;
		const match = { method: 'PUT', path: /cancel/ };
		sandbox.current.faults.add({ match, effect: { kind: 'response', status, body: '' } });
		const { items } = await run('cancel', { zipName: started.zipName });
		expect(items[0].json).toMatchObject({ status: 'CANCELLED', success: true });
		expect(cancelMethods()).toEqual(['PUT', 'POST']);
	});

	it('reports a job that 8x8 does not find, whichever method exists', async () => {
		for (const method of ['PUT', 'POST'] as const) {
			sandbox.current.variants.cancelMethod = method;
			const { error } = await run('cancel', { zipName: 'unknown.zip' });
			expect(seen(error).message).toMatch(/^8x8 found no bulk download/);
		}
	});

	it('runs to completion and returns one file for each zip', async () => {
		const ids = [];
		for (let index = 0; index < 5; index++) ids.push((await add({ objectName: `n${index}` })).id);
		const { items } = await runAll(ids.join(','), { maxObjects: 2 });
		expect(items.map(({ json }) => json.status)).toEqual(['DONE', 'DONE', 'DONE']);
		expect(items.flatMap(({ json }) => json.objects)).toEqual(
			ids.map((id, index) => ({ id, objectName: `n${index}`, entryName: `n${index}` })),
		);
		expect(items.flatMap(({ json }) => json.missing)).toEqual([]);
		for (const item of items) expect((await binaryOf(item)).subarray(0, 2).toString()).toBe('PK');
		expect(sandbox.current.effects.bulkDownloads).toHaveLength(3);
	});
});

describe('bulk download: clear', () => {
	it.each(['body', 'noContent'] as const)('clears the queue, answered with %s', async (write) => {
		sandbox.current.variants.storageWrite = write;
		const { id } = await add();
		await run('start', { objectIds: id });
		const { items } = await run('clear', { confirm: true });
		expect(plain(items)).toEqual([
			{
				json: {
					region: 'us-west',
					success: true,
					cleared: write === 'body' ? [expect.objectContaining({ status: 'CANCELLED' })] : [],
				},
				pairedItem: { item: 0 },
			},
		]);
		expect((await run('getMany')).items).toEqual([]);
	});

	it('asks for confirmation', async () => {
		const { error } = await run('clear', { confirm: false });
		expect(seen(error).message).toBe('Nothing was removed because the operation is not confirmed');
		expect(sandbox.calls()).toEqual([]);
	});
});

describe('bulk download: run', () => {
	it('lists unknown and unavailable objects as missing', async () => {
		const { id } = await add();
		const revoked = await add({ objectState: 'REVOKED', objectName: 'r.mp3' });
		const { items } = await runAll(`${id},unknown,${revoked.id},${id}`);
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({
			objects: [{ id, entryName: 'added-1.mp3' }],
			missing: [
				{ id: 'unknown', reason: "8x8 found no object with this ID in the region 'us-west'" },
				{ id: revoked.id, objectName: 'r.mp3', reason: 'Its state is REVOKED' },
			],
		});
	});

	it('determines from the zip what a PARTIAL_DONE job lacks', async () => {
		const kept = await add({ objectName: 'kept:1.mp3' });
		const lost = await add({ objectName: 'lost.mp3' });
		// Deleted after the lookup and before it is packed: 8x8 packs the rest.
		sandbox.current.faults.add({
			match: { method: 'POST', path: /start$/ },
			effect: { kind: 'delay', ms: 0 },
			onApply: () => (lost.objectState = 'REVOKED'),
		});
		const { items } = await runAll(`${kept.id},${lost.id}`);
		expect(items[0].json).toMatchObject({
			status: 'PARTIAL_DONE',
			objects: [{ id: kept.id, entryName: 'kept:1.mp3' }],
			missing: [{ id: lost.id, reason: '8x8 did not include it in the zip' }],
		});
	});

	it.each(['FAILED', 'CANCELLED'])('continues without a zip that is %s', async (status) => {
		const [first, second] = [await add(), await add()];
		failJob(status);
		const { items } = await runAll(`${first.id},${second.id}`, { maxObjects: 1 });
		expect(items).toHaveLength(1);
		const { objects, missing } = items[0].json as { objects: object[]; missing: object[] };
		expect(objects).toHaveLength(1);
		expect(missing).toEqual([
			expect.objectContaining({ reason: `The status of the bulk download is ${status}` }),
		]);
	});

	it('fails with the reasons when there is no zip', async () => {
		const { error } = await runAll('a,b');
		expect(seen(error)).toMatchObject({
			name: 'NodeApiError',
			message: 'None of the objects could be packed',
			description: expect.stringContaining(
				"a: 8x8 found no object with this ID in the region 'us-west'; b: ",
			),
		});
		expect(sandbox.current.effects.bulkDownloads).toEqual([]);
	});

	it('never puts two objects of the same name into one zip', async () => {
		const [a, b] = [await add({ objectName: 'same:name' }), await add({ objectName: 'Same_Name' })];
		const { items } = await runAll(`${a.id},${b.id}`);
		expect(items.map(({ json }) => json.objects)).toEqual([
			[expect.objectContaining({ id: a.id })],
			[expect.objectContaining({ id: b.id })],
		]);
	});

	it('downloads an aborted or truncated zip again', async () => {
		const { id } = await add({ storedBytes: 300_000 });
		const match = { path: /\/bulk\/download\/[^/]+\.zip$/ };
		sandbox.current.faults.add({ match, effect: { kind: 'dropMidBody', afterBytes: 100_000 } });
		sandbox.current.faults.add({ match, after: 1, effect: { kind: 'truncate', bytes: 10 } });
		const { items } = await runAll(id);
		expect((await binaryOf(items[0])).length).toBeGreaterThan(300_000);
		expect(sandbox.current.count(match)).toBe(3);
	});

	it('stops when the execution is cancelled', async () => {
		const { id } = await add();
		const statusPath = /\/status\//;
		sandbox.current.faults.add({ match: { path: statusPath }, effect: { kind: 'hang' } });
		const running = startWorkflow({
			nodes: [{ name: 'Start', node: 'harness.pass' }, setup('run', { objectIds: id })],
		});
		await waitFor(() => sandbox.current.count({ path: statusPath }) > 0);
		running.cancel();
		const { nodes } = await running.result;
		expect(nodes[node].items).toEqual([]);
		expect(sandbox.current.count({ path: statusPath })).toBe(1);
	});
});

describe('bulk download: start', () => {
	it.each([
		['objects', (ids: string[]) => ids.map((objectId) => ({ objectId, status: 'ADDED' }))],
		['nothing', () => null],
		['a text', () => 'undocumented'],
	])('reads jobs whose content is %s', async (_form, contentOf) => {
		const { id } = await add();
		const [{ json: started }] = (await run('start', { objectIds: id })).items;
		const job = { zipName: started.zipName, status: 'IN_PROGRESS', content: contentOf([id]) };
		sandbox.current.faults.add({
			match: { path: `${base}/status` },
			effect: { kind: 'response', status: 200, body: [job] },
		});
		const { items } = await run('getMany', { region: byId('us-west') });
		expect(items.map(({ json }) => json)).toEqual([{ ...job, region: 'us-west' }]);
	});

	it('finds the job when its content is objects and the response is empty', async () => {
		const [a, b] = [await add(), await add()];
		const [{ json: started }] = (await run('start', { objectIds: [a.id, b.id] })).items;
		const content = [a, b].map(({ id }) => ({ objectId: id, status: 'ADDED' }));
		sandbox.current.faults.add({
			match: { method: 'POST', path: `${base}/start` },
			effect: { kind: 'response', status: 204 },
		});
		sandbox.current.faults.add({
			match: { path: `${base}/status` },
			effect: {
				kind: 'response',
				status: 200,
				body: [{ zipName: started.zipName, status: 'IN_PROGRESS', content }],
			},
		});
		const again = await run('start', { objectIds: [a.id, b.id] });
		expect(again.items[0].json.zipName).toBe(started.zipName);
	});

	it('finds the job by its content when the response is empty', async () => {
		const [a, b] = [await add(), await add()];
		const { items } = await run('start', { objectIds: [a.id, b.id] });
		const match = { method: 'POST', path: `${base}/start` };
		sandbox.current.faults.add({ match, effect: { kind: 'response', status: 204 } });
		const again = await run('start', { objectIds: [a.id, b.id] });
		expect(again.items[0].json.zipName).toBe(items[0].json.zipName);
	});

	it('follows the link when the zip request returns a job', async () => {
		const { id } = await add();
		const { zipName } = (await run('start', { objectIds: id })).items[0].json;
		await run('get', { zipName });
		const { url } = (await run('get', { zipName, options: { presignUrl: true } })).items[0].json;
		sandbox.current.faults.add({
			match: { path: `${base}/${zipName}` },
			effect: { kind: 'response', status: 200, body: [{ zipName, status: 'DONE', url }] },
		});
		const { items } = await run('download', { zipName });
		expect(items[0].json.entryNames).toEqual(['added-1.mp3']);
		const linked = sandbox.current.requests.at(-1);
		expect(linked?.path).toContain('amazonaws.com');
		expect(linked?.headers).not.toHaveProperty('authorization');
	});
});
