import type { Sandbox } from '../../sandbox';
import { call } from '../../sandbox/tests/client';
import { numbered, type NodePlans } from './plan';

/** Items with one live token each. */
const tokenItems = (sandbox: Sandbox, count: number) =>
	numbered(count, () => ({ token: sandbox.contactNow.addToken() }));

async function isLive({ url }: Sandbox, token: unknown): Promise<boolean> {
	const response = await call(`${url}/token.php?action=validate&token=${String(token)}`);
	return response.json<{ success: boolean }>().success;
}

const token = '={{ $json.token }}';

export const contactNow: NodePlans = {
	node: 'eightByEightContactNow',
	tokenRefusals: [],
	credentials: ({ accounts }, baseUrl) => {
		const { username, key } = accounts.contactNow;
		return { contactNowApi: { username, key, baseUrl } };
	},
	plans: [
		{
			resource: 'token',
			operation: 'get',
			parameters: {},
			sharesRequests: true,
			outputTokens: ({ contactNowTokens }) => contactNowTokens.issued(),
		},
		{
			resource: 'token',
			operation: 'get',
			variant: 'without reuse',
			parameters: { options: { reuseToken: false } },
			sharesRequests: true,
			outputTokens: ({ contactNowTokens }) => contactNowTokens.issued(),
		},
		{
			resource: 'token',
			operation: 'validate',
			prepare: tokenItems,
			parameters: { token },
			reportsTokenState: true,
		},
		{
			resource: 'token',
			operation: 'delete',
			prepare: tokenItems,
			parameters: { token },
			repeatable: true,
			effects: async (sandbox, items) =>
				await Promise.all(items.map(async (item) => ((await isLive(sandbox, item.token)) ? 0 : 1))),
		},
		{
			resource: 'password',
			operation: 'change',
			prepare: (sandbox, count) =>
				tokenItems(sandbox, count).map((item, index) => ({
					...item,
					password: `n3w & safe ${index}!`,
				})),
			parameters: { token, newPassword: '={{ $json.password }}' },
			effects: ({ effects }, items) =>
				items.map(
					(item) =>
						effects.passwordChanges.filter(({ password }) => password === item.password).length,
				),
		},
		{
			resource: 'password',
			operation: 'change',
			variant: 'without a token',
			// The node authenticates with the credential's key, which the first item changes.
			affectsLaterItems: true,
			prepare: (_, count) => numbered(count, (index) => ({ password: `n3w & safe ${index}!` })),
			parameters: { newPassword: '={{ $json.password }}' },
			effects: ({ effects }, items) =>
				items.map(
					(item) =>
						effects.passwordChanges.filter(({ password }) => password === item.password).length,
				),
		},
	],
};
