import { byId } from '../../../support/operations/byId';
import { startPoller } from '../../../support/engine/polling';
import { seen, useSandbox } from '../../../support/sandbox';
import { binaryOf } from '../../../support/engine/workflow';

const sandbox = useSandbox();

const node = 'eightByEightCloudStorageTrigger';
const minute = 60_000;

const trigger = (parameters: object = {}) =>
	startPoller({
		node,
		parameters: { region: byId('us-west'), ...parameters },
		credentials: sandbox.api(),
	});
const add = async (given: object = {}) => await sandbox.current.storage.addObject(given);
const failure = async (poll: Promise<unknown>) =>
	await poll.then(
		() => undefined,
		(error: unknown) => seen(error),
	);

describe('New Object', () => {
	it('ignores existing objects and emits each new object once, simplified', async () => {
		const poller = trigger();
		expect(await poller.poll()).toEqual([]);
		const { id } = await add({ tags: { agentName: 'Zoë' } });
		const [item] = await poller.poll();
		expect(item.json).toMatchObject({ id, region: 'us-west', tags: { agentName: 'Zoë' } });
		expect(item.json.createdTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
		expect(await poller.poll()).toEqual([]);
	});

	it('emits only matching objects, from every region', async () => {
		const poller = trigger({
			region: byId('*'),
			filters: { types: ['voicemail'], agent: 'Smith, John' },
		});
		await poller.poll();
		const tags = { agentName: 'Smith, John' };
		await add({ type: 'voicemail', tags, region: 'uk', id: 'wanted-uk' });
		await add({ type: 'voicemail', tags, id: 'wanted-west' });
		await add({ type: 'callrecording', tags, id: 'other-type' });
		await add({ type: 'voicemail', tags: { agentName: 'Smith' }, id: 'other-agent' });
		const ids = (await poller.poll()).map(({ json }) => json.id);
		expect(ids.sort()).toEqual(['wanted-uk', 'wanted-west']);
	});

	it('continues after a restart and after empty polls', async () => {
		const poller = trigger();
		await poller.poll();
		poller.save();
		await poller.poll();
		await poller.poll();
		const { id } = await add();
		poller.restart();
		expect((await poller.poll()).map(({ json }) => json.id)).toEqual([id]);
		poller.restart();
		expect(await poller.poll()).toEqual([]);
	});

	it('neither re-emits nor skips objects when the static data is lost', async () => {
		const poller = trigger();
		await poller.poll();
		await add();
		expect(await poller.poll()).toHaveLength(1);
		await add({ id: 'while lost' });
		poller.loseStaticData();
		expect((await poller.poll()).map(({ json }) => json.id)).toEqual(['while lost']);
	});

	it('emits the rest with the next polls when one poll reaches its limit', async () => {
		const poller = trigger({ options: { maxObjects: 2 } });
		await poller.poll();
		for (let index = 0; index < 5; index++) await add({ id: `o${index}` });
		const polls = [await poller.poll(), await poller.poll(), await poller.poll()];
		expect(polls.map((items) => items.length)).toEqual([2, 2, 1]);
		const ids = polls.flat().map(({ json }) => json.id);
		expect(ids.sort()).toEqual(['o0', 'o1', 'o2', 'o3', 'o4']);
	});

	it('finds more objects of one second than fit on a page', async () => {
		const poller = trigger();
		await poller.poll();
		const createdTime = sandbox.current.clock.now();
		for (let index = 0; index < 250; index++) await add({ createdTime, storedBytes: 1 });
		const ids = (await poller.poll()).map(({ json }) => json.id);
		expect(new Set(ids).size).toBe(250);
		expect(ids).toHaveLength(250);
	});

	it('uses the server’s clock, even if the local clock is wrong', async () => {
		sandbox.current.clock.advance(-30 * 24 * 60 * minute);
		const poller = trigger();
		await poller.poll();
		const { id } = await add();
		sandbox.current.clock.advance(minute);
		expect((await poller.poll()).map(({ json }) => json.id)).toEqual([id]);
		expect(await poller.poll()).toEqual([]);
	});

	it('does not emit existing objects after a change of filters', async () => {
		const poller = trigger({ filters: { types: ['voicemail'] } });
		await poller.poll();
		await add({ type: 'callrecording' });
		sandbox.current.clock.advance(2 * minute);
		await poller.poll();
		poller.save();
		sandbox.current.clock.advance(2 * minute);
		const { id } = await add({ type: 'callrecording' });
		poller.restart({ region: byId('us-west'), filters: { types: ['callrecording'] } });
		expect((await poller.poll()).map(({ json }) => json.id)).toEqual([id]);
	});

	it('loses nothing when a poll fails, and reports the reason', async () => {
		const poller = trigger();
		await poller.poll();
		const { id } = await add();
		sandbox.current.faults.add({
			match: { path: /\/objects$/ },
			effect: { kind: 'response', status: 403, body: { message: 'Not now' } },
		});
		expect(await failure(poller.poll())).toMatchObject({
			name: 'NodeApiError',
			message: "8x8 denied access to Cloud Storage in the region 'us-west'",
			httpCode: '403',
		});
		expect((await poller.poll()).map(({ json }) => json.id)).toEqual([id]);
	});

	it('stores no token in static data', async () => {
		const poller = trigger();
		await poller.poll();
		await add();
		await poller.poll();
		expect(Object.keys(poller.saved())).toEqual([`node:${node}`]);
		expect(JSON.stringify(poller.saved())).not.toContain('8x8Token');
	});
});

describe('New Object, with content', () => {
	const content = { downloadContent: true, binaryPropertyName: 'recording' };

	it('adds each object’s file', async () => {
		const poller = trigger(content);
		await poller.poll();
		await add({ storedBytes: 5000, objectName: 'a:b.mp3' });
		const [item] = await poller.poll();
		expect(await binaryOf(item, 'recording')).toHaveLength(5000);
		expect(item.binary?.recording).toMatchObject({ fileName: 'a_b.mp3', mimeType: 'audio/mpeg' });
	});

	it('postpones an object whose content is temporarily unavailable', async () => {
		const poller = trigger(content);
		await poller.poll();
		await add({ id: 'stuck' });
		await add({ id: 'fine' });
		sandbox.current.faults.add({
			match: { path: /stuck\/content$/ },
			effect: { kind: 'response', status: 403 },
		});
		expect((await poller.poll()).map(({ json }) => json.id)).toEqual(['fine']);
		expect((await poller.poll()).map(({ json }) => json.id)).toEqual(['stuck']);
	});

	it('emits an object without a file when its content is permanently unavailable', async () => {
		const poller = trigger(content);
		await poller.poll();
		await add({ id: 'gone' });
		sandbox.current.faults.add({
			match: { path: /gone\/content$/ },
			effect: { kind: 'response', status: 404 },
		});
		const [item] = await poller.poll();
		expect(item.json).toMatchObject({
			id: 'gone',
			downloadError: "8x8 found no object with this ID in the region 'us-west'",
		});
		expect(item.binary).toBeUndefined();
		expect(await poller.poll()).toEqual([]);
	});
});

describe('New Object, in a manual execution', () => {
	it('returns the latest objects of all regions and stores nothing', async () => {
		const poller = trigger({ region: byId('*') });
		const shown = await poller.poll('manual');
		expect(shown).toHaveLength(3);
		const times = shown.map(({ json }) => String(json.createdTime));
		expect(times).toEqual([...times].sort().reverse());
		expect(poller.saved()).toEqual({});
		expect(await poller.poll()).toEqual([]);
	});

	it('says so when nothing matches the filters', async () => {
		const poller = trigger({ filters: { otherTypes: 'nonsense' } });
		expect(await failure(poller.poll('manual'))).toMatchObject({
			name: 'NodeOperationError',
			message: 'No object matches the filters yet',
		});
	});
});
