import { noStore } from '../../../nodes/shared/auth/tokenStore';
import { withSecrets } from '../../../nodes/shared/http/authentication';
import { connect, type Service } from '../../../nodes/shared/service';
import { until } from '../../support/until';
import { scriptedHttp } from '../../support/scriptedHttp';

describe('connect', () => {
	const authenticate = jest.fn<ReturnType<Service['authenticate']>, []>(() => withSecrets([]));
	const service: Service = {
		credential: 'testApi',
		authenticate,
		endpoint: ({ host }, { area }) => ({ baseUrl: `https://${String(host)}/${String(area)}` }),
	};

	it('authenticates once, and finds the address of each item by its parameters', () => {
		const { context } = scriptedHttp(() => ({}));
		const open = connect(service, context, { host: 'api.test' }, noStore, 4);
		const apis = ['a', 'b'].map((area) => open({ area }));
		expect(apis.map(({ baseUrl }) => baseUrl)).toEqual([
			'https://api.test/a',
			'https://api.test/b',
		]);
		expect(apis.map(({ concurrency }) => concurrency)).toEqual([4, 4]);
		expect(authenticate.mock.calls).toEqual([[context, { host: 'api.test' }, noStore]]);
	});

	it('limits the requests under way of all items together', async () => {
		const ends: Array<() => void> = [];
		const httpRequest = async () =>
			await new Promise((resolve) => {
				ends.push(() => resolve({ statusCode: 200, headers: {}, body: '' }));
			});
		const open = connect(service, { helpers: { httpRequest } }, { host: 'api.test' }, noStore, 2);
		const requests = ['a', 'b', 'c'].map(async (area) => await open({ area }).get('/'));
		await until(() => ends.length === 2);
		await new Promise((resolve) => setImmediate(resolve));
		expect(ends).toHaveLength(2);
		ends[0]();
		await until(() => ends.length === 3);
		for (const end of ends) end();
		expect(await Promise.all(requests)).toHaveLength(3);
	});
});
