import { loadFreshNodes } from '../../support/engine/freshNodes';
import { plain, runNode, type NodeRunSetup } from '../../support/engine/runNode';
import { seen, useSandbox } from '../../support/sandbox';
import { runWorkflow } from '../../support/engine/workflow';
import { ask, newToken } from './support';

const sandbox = useSandbox();

const node = 'eightByEightContactNow';
const hour = 3600_000;
const requested = () =>
	sandbox.current.requests
		.map(({ body }) => new URLSearchParams(body))
		.filter((form) => form.get('action') === 'get').length;

/** Gets a token for each item; one item by default. */
const get = async ({ parameters, ...given }: Partial<NodeRunSetup> = {}) =>
	await runNode({
		node,
		parameters: { resource: 'token', operation: 'get', ...parameters },
		credentials: sandbox.contactNow(),
		...given,
	});

const tokenOf = ({ items }: Awaited<ReturnType<typeof get>>) => items[0]?.json.token;
const fresh = { parameters: { options: { reuseToken: false } } };

/** Moves the clock of n8n and of the sandbox. */
function instantSleep(milliseconds: number) {
	jest.spyOn(Date, 'now').mockReturnValue(Date.now() + milliseconds);
}

afterEach(() => void jest.restoreAllMocks());

describe('token: get', () => {
	it('sends one request for many items and executions and returns the same token', async () => {
		const { items } = await get({ items: Array.from({ length: 50 }, () => ({})) });
		expect(requested()).toBe(1);
		const { token, expire = 0 } = await ask(sandbox, {
			action: 'get',
			username: sandbox.current.accounts.contactNow.username,
			password: sandbox.current.accounts.contactNow.key,
		});
		const json = {
			success: true,
			token,
			expire,
			expires_at: new Date(expire * 1000).toISOString(),
		};
		expect(plain(items)).toEqual(
			items.map((_, item) => ({
				json,
				pairedItem: { item },
			})),
		);
		expect(plain((await get()).items)).toEqual([{ json, pairedItem: { item: 0 } }]);
		expect(requested()).toBe(1);
	});

	it('sends one request in twelve hours of hourly executions', async () => {
		const tokens: unknown[] = [];
		for (let hours = 0; hours <= 24; hours++) {
			tokens.push(tokenOf(await get()));
			instantSleep(hour);
		}
		expect(requested()).toBe(3);
		expect(new Set(tokens).size).toBe(3);
		expect(sandbox.current.contactNowTokens.issued()).toEqual([...new Set(tokens)]);
	});

	it('reuses the sealed token from static data after a restart', async () => {
		const first = await get();
		const token = String(tokenOf(first));
		expect(JSON.stringify(first.staticData)).not.toContain(token);
		expect(JSON.stringify(first.staticData)).not.toContain(sandbox.current.accounts.contactNow.key);

		const { staticData } = first;
		const later = await get({ staticData, classes: loadFreshNodes() });
		expect(later.items).toEqual(first.items);
		expect(requested()).toBe(1);
	});

	it('requests a new token on demand and caches it', async () => {
		const first = await get();
		sandbox.current.contactNowTokens.revokeAll();
		expect(tokenOf(await get())).toBe(tokenOf(first));

		const { staticData } = first;
		const second = await get({ ...fresh, staticData });
		expect(tokenOf(second)).not.toBe(tokenOf(first));
		expect(requested()).toBe(2);
		expect(tokenOf(await get())).toBe(tokenOf(second));
		const restarted = { staticData: second.staticData, classes: loadFreshNodes() };
		expect(tokenOf(await get(restarted))).toBe(tokenOf(second));
		expect(requested()).toBe(2);
	});

	it('requests a token for each item on demand', async () => {
		await get({ ...fresh, items: [{}, {}, {}] });
		expect(requested()).toBe(3);
	});

	it('caches one token for each set of addresses', async () => {
		const parameters = { address: '={{ $json.ips }}' };
		const items = ['203.0.113.7', '203.0.113.8, 203.0.113.7', '203.0.113.7,203.0.113.8', ''].map(
			(ips) => ({ ips }),
		);
		await get({ parameters: { ...parameters, options: { concurrentRequests: 1 } }, items });
		expect(requested()).toBe(3);
	});

	it('does not share tokens between credentials', async () => {
		await get();
		await get({ credentials: sandbox.contactNow({ key: 'another' }) });
		await get({ credentials: sandbox.contactNow({ username: 'another' }) });
		expect(requested()).toBe(3);
	});

	it('sends one request per execution when the key is wrong', async () => {
		const { items } = await get({
			credentials: sandbox.contactNow({ key: 'wrong' }),
			items: Array.from({ length: 20 }, () => ({})),
			onError: 'continueRegularOutput',
		});
		expect(requested()).toBe(1);
		expect(new Set(items.map(({ json }) => json.error))).toEqual(
			new Set(['ContactNow did not accept the username and key']),
		);
	});

	it.each([
		['without an expiry', { success: true, token: 'abc' }],
		['that has expired', { success: true, token: 'abc', expire: -1 }],
		['of the year 2011', { success: true, token: 'abc', expire: 1307975676 }],
	])('does not cache a token %s', async (_, body) => {
		sandbox.current.faults.add({
			match: { api: 'contactNow' },
			times: 2,
			effect: { kind: 'response', status: 200, body },
		});
		const first = await get();
		expect(first.items[0].json).toMatchObject(body);
		expect(first.staticData).toBeUndefined();
		expect(requested()).toBe(1);
		await get();
		expect(requested()).toBe(2);
	});

	it('computes the expiry with the server’s clock', async () => {
		sandbox.current.clock.set(Date.now() - 400 * 24 * hour);
		await get();
		await get();
		expect(requested()).toBe(1);
	});
});

describe('a token that became invalid early', () => {
	const chain = async (operation: string, given: object = {}) =>
		await runWorkflow({
			...given,
			nodes: [
				{
					name: 'Get',
					node,
					parameters: { resource: 'token', operation: 'get' },
					credentials: sandbox.contactNow(),
				},
				{
					name: 'Then',
					node,
					parameters: { resource: 'token', operation, token: '={{ $json.token }}' },
					credentials: sandbox.contactNow(),
				},
			],
		});

	it('is not returned again after it was deleted, even after a restart', async () => {
		const { staticData, nodes } = await chain('delete');
		expect(nodes.Then.items[0].json).toEqual({ deleted: true });

		expect(await tokenIsValid(await get())).toBe(true);
		expect(await tokenIsValid(await get({ staticData, classes: loadFreshNodes() }))).toBe(true);
	});

	it('is not read from the static data of another workflow', async () => {
		const { staticData } = await get();
		await chain('delete');
		expect(await tokenIsValid(await get({ staticData }))).toBe(true);
	});

	it('is not returned again after Validate reported it invalid', async () => {
		await get();
		sandbox.current.contactNowTokens.revokeAll();
		const { nodes } = await chain('validate');
		expect(nodes.Then.items[0].json).toMatchObject({ valid: false });
		expect(await tokenIsValid(await get())).toBe(true);
	});

	it('is not returned again when its deletion has an unknown effect', async () => {
		sandbox.current.faults.add({
			match: { api: 'contactNow' },
			after: 1,
			effect: { kind: 'dropAfterAction' },
		});
		await chain('delete');
		expect(await tokenIsValid(await get())).toBe(true);
	});

	it('does not hide a changed password', async () => {
		const parameters = { resource: 'password', operation: 'change', newPassword: 'n3w' };
		await get();
		await runNode({ node, parameters, credentials: sandbox.contactNow() });
		expect(seen((await get()).error).message).toBe(
			'ContactNow did not accept the username and key',
		);
	});

	async function tokenIsValid(result: Awaited<ReturnType<typeof get>>) {
		const token = String(tokenOf(result));
		return (await ask(sandbox, { action: 'validate', token })).success;
	}
});

it('returns the same token as a request outside n8n', async () => {
	const token = await newToken(sandbox);
	expect(tokenOf(await get())).toBe(token);
});
