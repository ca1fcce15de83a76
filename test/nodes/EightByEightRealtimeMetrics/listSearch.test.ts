import { searchList } from '../../support/engine/listSearch';
import { byId } from '../../support/operations/byId';
import { runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/sandbox';
import { base, node, type Row } from './support';

const sandbox = useSandbox();

describe.each([
	{ method: 'searchQueues', list: 'queues' },
	{ method: 'searchGroups', list: 'groups' },
])('$method', ({ method, list }) => {
	it('lists everything by name without requesting metrics', async () => {
		const { results } = await searchList({ node, method, credentials: sandbox.api() });

		expect(sandbox.calls()).toEqual([`GET ${base}/${list}?summary=true&page=0&size=1000`]);
		const rows = await sandbox.read<Row[]>(`${base}/${list}?summary=true`);
		expect(new Set(results.map(({ name, value }) => `${value} ${name}`))).toEqual(
			new Set(rows.map(({ id, name }) => `${id} ${name}`)),
		);
		const names = results.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	});

	it('finds entries by a part of the name, ignoring case, and by ID', async () => {
		const search = async (filter: string) => {
			const found = await searchList({ node, method, filter, credentials: sandbox.api() });
			return found.results;
		};
		const [{ id, name }] = await sandbox.read<Row[]>(`${base}/${list}?summary=true`);
		const word = name.split(' ')[0].toUpperCase();
		const byName = await search(word);
		expect(byName).toContainEqual({ name, value: id });
		expect(byName.every((entry) => entry.name.toUpperCase().includes(word))).toBe(true);
		expect(await search(String(id))).toContainEqual({ name, value: id });
		expect(await search('no such name')).toEqual([]);
	});

	it('lists the entries of the tenant set in the node', async () => {
		const credentials = sandbox.api(sandbox.current.accounts.oauth.multiTenant, {
			tenantId: 'sandbox-multi-01',
		});
		const parameters = { options: { tenantId: 'sandbox-multi-02' } };
		const { results } = await searchList({ node, method, credentials, parameters });
		expect(results.every(({ value }) => Number(value) > 10_000)).toBe(true);
		expect(results).not.toHaveLength(0);
	});

	it('explains why the list cannot be loaded', async () => {
		const wrongRegion = sandbox.api(sandbox.current.accounts.oauth.europe, { region: 'us' });
		await expect(searchList({ node, method, credentials: wrongRegion })).rejects.toMatchObject({
			name: 'NodeApiError',
			message: "8x8 denied access to Contact Center in the region 'us'",
			httpCode: '403',
		});
		const wrongSecret = sandbox.api(undefined, { clientSecret: 'wrong' });
		await expect(searchList({ node, method, credentials: wrongSecret })).rejects.toMatchObject({
			message: '8x8 did not accept the API key and secret',
			description: expect.stringContaining('Client credentials are invalid'),
		});
	});
});

it('lists 2,500 queues in three requests', async () => {
	const credentials = sandbox.api(sandbox.current.accounts.oauth.large);
	const { results } = await searchList({ node, method: 'searchQueues', credentials });
	expect(results).toHaveLength(2500);
	expect(sandbox.current.count({ api: 'realtime' })).toBe(3);
});

describe.each([
	{ method: 'searchAgentsInQueue', list: 'queues', field: 'queueId', name: 'Queue' },
	{ method: 'searchAgentsInGroup', list: 'groups', field: 'groupId', name: 'Group' },
])('$method', ({ method, list, field, name }) => {
	it('lists the agents of the selected entry by name', async () => {
		const { results } = await searchList({
			node,
			method,
			credentials: sandbox.api(),
			parameters: { [field]: byId('102') },
		});
		expect(sandbox.calls()).toEqual([
			`GET ${base}/${list}/102/agents?summary=true&page=0&size=1000`,
		]);
		const rows = await sandbox.read<Row[]>(`${base}/${list}/102/agents?summary=true&size=1000`);
		expect(results).toEqual(
			rows
				.map((row) => ({ name: row.name, value: row.id }))
				.sort((a, b) => a.name.localeCompare(b.name)),
		);
		expect(results).not.toHaveLength(0);
	});

	it('asks the user to select an entry first', async () => {
		const search = searchList({ node, method, credentials: sandbox.api() });
		await expect(search).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: `'${name}' is empty`,
			description: 'Choose one from the list, or give its ID.',
		});
		expect(sandbox.current.count()).toBe(0);
	});
});

it('shares the token with executions', async () => {
	const credentials = sandbox.api();
	const parameters = { resource: 'queue', operation: 'getMany', metrics: 'busy.rt' };
	await runNode({ node, parameters, credentials });
	await searchList({ node, method: 'searchQueues', credentials });
	expect(sandbox.tokenRequests()).toBe(1);
});
