import { createDetachedClient } from '../../../../nodes/shared/http/detachedClient';
import { withSecrets } from '../../../../nodes/shared/auth/authentication';
import { scriptedHttp } from '../../../support/http/scriptedHttp';

describe('createDetachedClient', () => {
	it('outlives the calling execution, because others may be waiting for the same token', async () => {
		const { context, sent } = scriptedHttp(() => ({ body: { token: 1 } }));
		const getExecutionCancelSignal = () => AbortSignal.abort();
		const authentication = withSecrets([], { headers: { Authorization: 'Basic x' } });
		const api = createDetachedClient(
			{ ...context, getExecutionCancelSignal },
			{ service: 'Test API', baseUrl: 'https://api.test' },
			authentication,
		);
		expect((await api.post('/token')).body).toEqual({ token: 1 });
		expect(sent).toMatchObject([
			{ url: 'https://api.test/token', headers: { Authorization: 'Basic x' } },
		]);
		expect(api.concurrency).toBe(1);
	});
});
