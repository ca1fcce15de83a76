import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { noStore } from '../../../nodes/shared/auth/tokenStore';
import {
	apiBaseUrl,
	eightByEightCredential,
	explainMissingProduct,
} from '../../../nodes/eightByEight/credential';
import type { Failure } from '../../../nodes/shared/errors/apiError';
import { InvalidInputError } from '../../../nodes/shared/errors/invalidInputError';
import { scriptedHttp } from '../../support/http/scriptedHttp';

describe('eightByEightCredential', () => {
	it('requests a token with the credential’s trimmed values', async () => {
		const body = { access_token: 'token', expires_in: '1799' };
		const { context, sent } = scriptedHttp(() => ({ body }));
		const credentials = { clientId: ' id', clientSecret: 'secret\n', baseUrl: 'https://x.test/ ' };
		const { authorise } = eightByEightCredential.authenticate(context, credentials, noStore);
		expect(await authorise('/any')).toMatchObject({ token: 'token' });
		const basic = Buffer.from('id:secret').toString('base64');
		expect(sent).toMatchObject([
			{ url: 'https://x.test/oauth/v2/token', headers: { Authorization: `Basic ${basic}` } },
		]);
		expect(eightByEightCredential.credential).toBe('eightByEightApi');
	});

	it.each<ICredentialDataDecryptedObject>([{}, { baseUrl: 7 }, { baseUrl: 'http://x.test' }])(
		'rejects %j',
		(credentials) => {
			expect(() => apiBaseUrl(credentials)).toThrow(InvalidInputError);
		},
	);
});

describe('explainMissingProduct', () => {
	const explain = (given: Partial<Failure>) =>
		explainMissingProduct(
			{ request: 'GET /', isWrite: false, serverMessage: '', ...given },
			'storage',
			'Cloud Storage',
		);

	it.each([401, 403])('names the missing product for %i', (status) => {
		expect(explain({ status, products: ['analytics'] })).toEqual({
			message: 'The API key has no access to Cloud Storage',
			description: expect.stringMatching(/^Add the product 'storage' to the key in 8x8 Admin/),
		});
	});

	it.each<[string, Partial<Failure>]>([
		['has it', { status: 401, products: ['analytics', 'storage'] }],
		['has we know not what', { status: 401 }],
		['is not what the failure is about', { status: 404, products: ['analytics'] }],
		['has another cause', { code: 'ECONNRESET', products: ['analytics'] }],
	])('says nothing about a key that %s', (_, failure) => {
		expect(explain(failure)).toBeUndefined();
	});
});
