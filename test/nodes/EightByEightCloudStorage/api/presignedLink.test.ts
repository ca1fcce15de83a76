import { instantSleep } from '../../../support/time/instantSleep';
import type { INodeParameters } from 'n8n-workflow';
import { runNode } from '../../../support/engine/runNode';
import { seen, useSandbox } from '../../../support/sandbox';
import { binaryOf } from '../../../support/engine/workflow';
import { objectDownload } from '../support';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

const sandbox = useSandbox();

const match = { path: /\/content$/ };
const download = async (objectId: string, options: INodeParameters = { presignUrl: true }) =>
	await runNode({ ...objectDownload(objectId, { options }), credentials: sandbox.api() });

describe('object: download, as a link', () => {
	it.each(['object', 'string', 'text'] as const)('reads the link from %s', async (presigned) => {
		sandbox.current.variants.presigned = presigned;
		const { id } = await sandbox.current.storage.addObject({});
		const { items } = await download(id);
		expect(items[0].json).toMatchObject({ id, url: expect.stringContaining('X-Amz-Signature') });
		expect(items[0].binary).toBeUndefined();
		const response = await fetch(items[0].json.url as string);
		expect((await response.arrayBuffer()).byteLength).toBe(1000);
	});

	it('reads the link from a redirect without following it', async () => {
		const { id } = await sandbox.current.storage.addObject({});
		const location = 'https://elsewhere.example/file?X-Amz-Signature=1';
		sandbox.current.faults.add({ match, effect: { kind: 'redirect', location } });
		const { items } = await download(id);
		expect(items[0].json.url).toBe(location);
	});

	it.each(['{"message":"no"}', 'not a link', '[]'])('fails without a link: %s', async (body) => {
		const { id } = await sandbox.current.storage.addObject({});
		const effect = { kind: 'response', status: 200, body } as const;
		sandbox.current.faults.add({ match, times: Infinity, effect });
		const { error } = await download(id);
		expect(seen(error)).toMatchObject({
			name: 'NodeApiError',
			message: '8x8 sent a response that cannot be read',
		});
	});

	it('sends no credential when the content redirects to a link on 8x8’s own host', async () => {
		const { id } = await sandbox.current.storage.addObject({});
		const location = (await download(id)).items[0].json.url as string;
		sandbox.current.faults.add({ match, effect: { kind: 'redirect', location } });
		const { items } = await download(id, {});
		expect(await binaryOf(items[0])).toHaveLength(1000);
		const last = sandbox.current.requests.at(-1);
		expect(last?.path).toContain('amazonaws.com');
		expect(last?.headers).not.toHaveProperty('authorization');
	});
});
