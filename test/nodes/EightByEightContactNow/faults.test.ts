import { describeFaults } from '../../support/operations/faultTable';
import { useSandbox } from '../../support/sandbox';
import { ask, hidden, newToken } from './support';

const sandbox = useSandbox();

const common = {
	node: 'eightByEightContactNow',
	sandbox,
	credentials: () => sandbox.contactNow(),
	path: '/token.php',
};
const key = () => sandbox.current.accounts.contactNow.key;
const token = () => sandbox.current.contactNowTokens.issued()[0];

const notAccepted = '8x8 did not accept the credential';
const denied = '8x8 denied access';
const tooMany = '8x8 rate-limited the request';
const failed = '8x8 returned a server error';

describeFaults('token: get', {
	...common,
	parameters: () => ({ resource: 'token', operation: 'get' }),
	effects: () => sandbox.current.contactNowTokens.issued().length,
	secrets: () => [key()],
	expected: {
		'401 always': [1, 0, notAccepted],
		'403 always': [1, 0, denied],
		'429 always': [4, 0, tooMany],
		'500 always': [4, 0, failed],
		'response timeout': [2, 1],
		'connection dropped before acting': [2, 1],
		// ContactNow returns the token that it created the first time.
		'connection dropped after acting': [2, 1],
		'the page of a proxy': [2, 1],
	},
});

describeFaults('token: validate', {
	...common,
	parameters: async () => ({
		resource: 'token',
		operation: 'validate',
		token: hidden(await newToken(sandbox)),
	}),
	effects: () => sandbox.current.contactNowTokens.issued().length,
	secrets: () => [key(), token()],
	expected: {
		'401 always': [1, 0, notAccepted],
		'403 always': [1, 0, denied],
		'429 always': [4, 0, tooMany],
		'500 always': [4, 0, failed],
		'response timeout': [2, 0],
		'connection dropped before acting': [2, 0],
		'connection dropped after acting': [2, 0],
		'the page of a proxy': [2, 0],
	},
});

const unknownEnd = 'ContactNow may have revoked the token';

describeFaults('token: delete', {
	...common,
	parameters: async () => ({
		resource: 'token',
		operation: 'delete',
		token: hidden(await newToken(sandbox)),
	}),
	async effects() {
		const { success } = await ask(sandbox, { action: 'validate', token: token() });
		return success ? 0 : 1;
	},
	secrets: () => [key(), token()],
	expected: {
		'401 always': [1, 0, notAccepted],
		'403 always': [1, 0, denied],
		'429 always': [4, 0, tooMany],
		'500 always': [1, 0, unknownEnd],
		'response timeout': [1, 0, unknownEnd],
		'connection dropped before acting': [1, 0, unknownEnd],
		'connection dropped after acting': [1, 1, unknownEnd],
		'the page of a proxy': [1, 0, unknownEnd],
	},
});

const unknownChange = 'ContactNow may have changed the key';

describeFaults('password: change', {
	...common,
	parameters: async () => ({
		resource: 'password',
		operation: 'change',
		newPassword: hidden('n3w & safe'),
		token: hidden(await newToken(sandbox)),
	}),
	effects: () => sandbox.current.effects.passwordChanges.length,
	secrets: () => [key(), 'n3w & safe', token()],
	expected: {
		'401 always': [1, 0, notAccepted],
		'403 always': [1, 0, denied],
		'429 always': [4, 0, tooMany],
		'500 always': [1, 0, unknownChange],
		'response timeout': [1, 0, unknownChange],
		'connection dropped before acting': [1, 0, unknownChange],
		'connection dropped after acting': [1, 1, unknownChange],
		'the page of a proxy': [1, 0, unknownChange],
	},
});
