import { startSandbox, type OAuthAccount, type Sandbox } from '../index';
import { METRICS } from '../realtime/metrics';
import { bearer, call } from './client';
import { withSandbox } from './withSandbox';

interface Row {
	id: string | null;
	name: string;
	metrics: Array<{ key: string; value: unknown }>;
}

describe('Real-time metrics', () => {
	let sandbox: Sandbox;
	let headers: Record<string, string>;
	withSandbox(async (fresh) => {
		sandbox = fresh;
		headers = await bearer(sandbox, sandbox.accounts.oauth.full);
	});

	const get = (path: string, extra: Record<string, string> = {}, region = '') =>
		call(`${sandbox.url}${region}/analytics/cc/v5/realtime-metrics${path}`, {
			headers: { ...headers, ...extra },
		});
	const signIn = async (account: OAuthAccount) => {
		headers = await bearer(sandbox, account);
	};

	it('has as many metric keys as 8x8 documents, without duplicates', () => {
		const counts = Object.entries(METRICS).map(([family, list]) => {
			expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
			return [family, list.length];
		});
		expect(Object.fromEntries(counts)).toEqual({
			queue: 101,
			group: 7,
			agent: 144,
			agentInQueue: 140,
		});
		expect(METRICS.agentInQueue.filter(({ key }) => key.endsWith('.inQueue'))).toHaveLength(60);
	});

	it('returns every metric of every queue by default, with pagination in headers only', async () => {
		const response = await get('/queues');
		const rows = response.json<Row[]>();
		expect(rows).toHaveLength(25);
		expect(rows[0].metrics).toHaveLength(101);
		expect(rows[0].id).toBe('101');
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'x-page': '0',
			'x-page-size': '100',
			'x-total-pages': '1',
			'x-total-elements': '25',
		});
	});

	it('returns the same values until its clock is moved', async () => {
		const before = (await get('/queues')).text;
		expect((await get('/queues')).text).toBe(before);
		sandbox.clock.advance(5_000);
		expect((await get('/queues')).text).not.toBe(before);
	});

	it('paginates, and rejects a page beyond the end', async () => {
		const last = await get('/queues?size=10&page=2');
		expect(last.json<Row[]>()).toHaveLength(5);
		expect(last.headers.get('x-total-pages')).toBe('3');
		const beyond = await get('/queues?size=10&page=3');
		expect(beyond.status).toBe(400);
		expect(beyond.json()).toEqual({
			message:
				"Bad request: Field 'page' must be greater than or equal to 0 and less than the total " +
				'number of pages, which is 3 for this request',
		});
	});

	it('rejects more than 1000 rows per page', async () => {
		const response = await get('/queues?size=1001');
		expect(response.status).toBe(400);
		expect(response.json()).toEqual({
			message: "Bad request: Field 'size' must be less than or equal to 1000",
		});
	});

	it('returns no pages for a customer without data', async () => {
		await signIn(sandbox.accounts.oauth.empty);
		const response = await get('/queues');
		expect(response.status).toBe(200);
		expect(response.json()).toEqual([]);
		expect(response.headers.get('x-total-pages')).toBe('0');
	});

	it.each(['queue-ids=101&queue-ids=107', 'queue-ids=101,107'])(
		'accepts lists as %s',
		async (ids) => {
			const response = await get(
				`/queues?${ids}&metrics=entered.today,accepted.today&metrics=busy.rt`,
			);
			const rows = response.json<Row[]>();
			expect(rows.map(({ id }) => id)).toEqual(['101', '107']);
			const keys = rows[0].metrics.map(({ key }) => key);
			expect(keys).toEqual(['accepted.today', 'busy.rt', 'entered.today']);
		},
	);

	it.each([
		['an unknown id in a list', '/queues?queue-ids=101,999', 400],
		['an unknown id in the path', '/queues/999', 404],
		['an unknown metric', '/queues?metrics=accepted.tomorrow', 400],
		['an agent metric of a queue', '/queues?metrics=status.rt', 400],
		['an .inQueue metric of all agents', '/agents?metrics=accepted.today.inQueue', 400],
		['/agents without metrics', '/agents', 400],
		['an unknown time zone', '/queues?timezone=Mars/Olympus', 400],
		['a size of 0', '/queues?size=0', 400],
		['a negative page', '/queues?page=-1', 400],
		['a summary that is not a boolean', '/queues?summary=yes', 400],
		['an endpoint that does not exist', '/tenants', 404],
	])('rejects %s', async (_name, path, status) => {
		const response = await get(path);
		expect(response.status).toBe(status);
		expect(response.json().message).toEqual(expect.any(String));
	});

	it('ignores ids and metrics with summary=true', async () => {
		const response = await get('/queues?summary=true&queue-ids=999&metrics=nonsense&size=1');
		expect(response.json()).toEqual([{ id: '101', name: 'Sales English' }]);
		const [agent] = (await get('/agents?summary=true&size=1')).json<object[]>();
		expect(Object.keys(agent)).toEqual(['id', 'name', 'groupId', 'groupName']);
	});

	it('returns one queue as a one-element array, or optionally as an object', async () => {
		const list = (await get('/queues/103?metrics=entered.today')).json<Row[]>();
		expect(list).toHaveLength(1);
		sandbox.variants.singleMetric = 'object';
		expect((await get('/queues/103?metrics=entered.today')).json()).toEqual(list[0]);
	});

	it('returns the numbers of groups as strings', async () => {
		const rows = (await get('/groups')).json<Row[]>();
		const values = rows.flatMap(({ metrics }) => metrics.map(({ value }) => value));
		expect(values).toHaveLength(6 * 7);
		expect(values.every((value) => /^\d+$/.test(value as string))).toBe(true);
	});

	it('returns null, strings, arrays and timestamps for agents', async () => {
		const keys = [
			'accepted.today',
			'status.rt',
			'statusCode.rt',
			'activeQueues.rt',
			'lastLogin.rt',
		];
		const rows = (await get(`/agents?metrics=${keys.join()}&size=1000`)).json<Row[]>();
		const column = (key: string) =>
			rows.map(({ metrics }) => metrics.find((metric) => metric.key === key)?.value);
		expect(column('accepted.today')).toContain(null);
		expect(column('status.rt')).toEqual(expect.arrayContaining(['Available', 'LoggedOut']));
		expect(column('statusCode.rt')).toContain(null);
		expect(column('activeQueues.rt')).toContainEqual([]);
		expect(column('activeQueues.rt')).toContainEqual([
			{ id: expect.any(String), name: expect.any(String), count: expect.any(Number) },
		]);
		expect(column('lastLogin.rt')).toContainEqual(
			expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
		);
	});

	it('keeps percentages between 0 and 1', async () => {
		const rows = (await get('/queues?metrics=slaPercentage.today')).json<Row[]>();
		const values = rows.map(({ metrics: [{ value }] }) => value);
		expect(values).toContain(null);
		for (const value of values.filter((candidate) => candidate !== null)) {
			expect(value).toBeGreaterThanOrEqual(0);
			expect(value).toBeLessThanOrEqual(1);
		}
	});

	it('appends totals of 99 keys with a null id, uncounted in the headers', async () => {
		const response = await get('/queues?includeTotals=true&size=10');
		const rows = response.json<Row[]>();
		expect(rows).toHaveLength(11);
		const totals = rows[10];
		expect(totals).toMatchObject({ id: null, name: 'totals' });
		const keys = totals.metrics.map(({ key }) => key);
		expect(keys).toHaveLength(99);
		expect(keys).not.toContain('total.slaTimeThreshold.today');
		expect(response.headers.get('x-total-elements')).toBe('25');
		const entered = (await get('/queues?metrics=entered.today')).json<Row[]>();
		const sum = entered.reduce((left, { metrics: [{ value }] }) => left + Number(value), 0);
		expect(totals.metrics).toContainEqual({ key: 'total.entered.today', value: sum });
	});

	it('requires X-Tenant-Info of a customer with several tenants only', async () => {
		expect((await get('/queues', { 'x-tenant-info': 'wrong' })).json()).toEqual({
			message: 'Bad request: Invalid value for X-Tenant-Info header.',
		});
		const { multiTenant } = sandbox.accounts.oauth;
		await signIn(multiTenant);
		const without = await get('/queues');
		expect(without.status).toBe(400);
		expect(without.json()).toEqual({
			message: 'Bad request: X-Tenant-Info header is missing.',
		});
		const [first, second] = multiTenant.tenantIds;
		const ids = async (tenant: string) =>
			(await get('/queues?summary=true', { 'x-tenant-info': tenant })).json<Row[]>();
		expect(await ids(first)).not.toEqual(await ids(second));
	});

	it('serves a customer from its own region only', async () => {
		expect((await get('/queues', {}, '/eu')).status).toBe(403);
		await signIn(sandbox.accounts.oauth.europe);
		expect((await get('/queues', {}, '/eu')).status).toBe(200);
		expect((await get('/queues')).status).toBe(403);
		expect((await get('/queues', {}, '/ap')).status).toBe(404);
	});

	it('lists the agents of a queue ten at a time, with .inQueue keys', async () => {
		await signIn(sandbox.accounts.oauth.large);
		const [queue] = (await get('/queues?summary=true&size=1')).json<Row[]>();
		const response = await get(`/queues/${queue.id}/agents`);
		expect(response.headers.get('x-page-size')).toBe('10');
		await signIn(sandbox.accounts.oauth.full);
		const [agent] = (await get('/queues/101/agents')).json<Row[]>();
		expect(agent.metrics).toHaveLength(140);
		expect(agent.metrics.map(({ key }) => key)).toContain('accepted.today.inQueue');
		expect((await get(`/queues/101/agents/${agent.id}`)).json()).toEqual([agent]);
		const others = (await get('/agents?summary=true')).json<Row[]>();
		const members = (await get('/queues/101/agents?summary=true&size=100')).json<Row[]>();
		const stranger = others.find(({ id }) => !members.some((member) => member.id === id));
		expect((await get(`/queues/101/agents/${stranger?.id}`)).status).toBe(404);
	});

	it('lists the agents of a group, and all agents of chosen groups', async () => {
		const members = (await get('/groups/102/agents?metrics=status.rt')).json<Row[]>();
		expect(members.length).toBeGreaterThan(0);
		const chosen = (await get('/agents?metrics=status.rt&group-ids=102')).json<Row[]>();
		expect(chosen).toEqual(members);
		expect(
			(await get(`/groups/102/agents/${members[0].id}`)).json<Row[]>()[0].metrics,
		).toHaveLength(144);
	});

	it('splits agents in queue groups into two lists of maps', async () => {
		interface Entry {
			id: string;
			metrics: Record<string, unknown>;
		}
		interface Body {
			agents: Entry[];
			queues: Array<{ queueId: string; assignedAgents: string[]; agentMetrics: Entry[] }>;
		}
		const path = '/agents-in-queue-groups?metrics=accepted.today.inQueue,status.rt';
		const body = (await get(path)).json<Body>();
		expect(body.queues).toHaveLength(25);
		expect(Object.keys(body.agents[0].metrics)).toEqual(['status.rt']);
		const busy = body.queues.find(({ agentMetrics }) => agentMetrics.length > 0);
		expect(Object.keys(busy?.agentMetrics[0].metrics ?? {})).toEqual(['accepted.today.inQueue']);
		const all = (await get(`${path}&showEnabledAgents=true`)).json<Body>();
		expect(all.agents.length).toBeGreaterThan(body.agents.length);
		expect(all.queues).toEqual(body.queues);
	});

	it('derives the same rows and values from the same seed', async () => {
		const read = async (seed: number) => {
			const other = await startSandbox({ seed });
			const auth = await bearer(other, other.accounts.oauth.full);
			const path = '/analytics/cc/v5/realtime-metrics/queues';
			const { text } = await call(other.url + path, { headers: auth });
			await other.stop();
			return text;
		};
		expect(await read(1)).toBe((await get('/queues')).text);
		expect(await read(2)).not.toBe((await get('/queues')).text);
	});
});
