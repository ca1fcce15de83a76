import { noStore } from '../../../../nodes/shared/auth/tokenStore';
import type { Api } from '../../../../nodes/shared/http/api';
import { withSecrets } from '../../../../nodes/shared/auth/authentication';
import { connect, withApi, type Service } from '../../../../nodes/shared/operation/service';
import { waitFor } from '../../../support/time/waitFor';
import { scriptedHttp } from '../../../support/http/scriptedHttp';

describe('connect', () => {
	const authenticate = jest.fn<ReturnType<Service['authenticate']>, []>(() => withSecrets([]));
	const service: Service = {
		credential: 'testApi',
		authenticate,
		endpoint: ({ host }, { area }) => ({
			service: 'Test API',
			baseUrl: `https://${String(host)}/${String(area)}`,
		}),
	};

	it('authenticates once and derives the base URL of each item from its parameters', () => {
		const { context } = scriptedHttp(() => ({}));
		const open = connect(service, context, { host: 'api.test' }, noStore, {
			requests: 8,
			perItem: 4,
		});
		const apis = ['a', 'b'].map((area) => open({ area }));
		expect(apis.map(({ baseUrl }) => baseUrl)).toEqual([
			'https://api.test/a',
			'https://api.test/b',
		]);
		expect(apis.map(({ concurrency }) => concurrency)).toEqual([4, 4]);
		expect(authenticate.mock.calls).toEqual([[context, { host: 'api.test' }, noStore]]);
	});

	it('limits the concurrency across all items', async () => {
		const ends: Array<() => void> = [];
		const httpRequest = async () =>
			await new Promise((resolve) => {
				ends.push(() => resolve({ statusCode: 200, headers: {}, body: '' }));
			});
		const limits = { requests: 2, perItem: 2 };
		const context = { helpers: { httpRequest } };
		const open = connect(service, context, { host: 'api.test' }, noStore, limits);
		const requests = ['a', 'b', 'c'].map(async (area) => await open({ area }).get('/'));
		await waitFor(() => ends.length === 2);
		await new Promise((resolve) => setImmediate(resolve));
		expect(ends).toHaveLength(2);
		ends[0]();
		await waitFor(() => ends.length === 3);
		for (const end of ends) end();
		expect(await Promise.all(requests)).toHaveLength(3);
	});
});

describe('withApi', () => {
	it('ends the API when the task succeeds or fails', async () => {
		const end = jest.fn();
		const api = { end } as unknown as Api;
		const task = async (given: Api) => {
			expect(end).not.toHaveBeenCalled();
			return await Promise.resolve(given);
		};
		expect(await withApi(api, task)).toBe(api);
		expect(end).toHaveBeenCalledTimes(1);
		await expect(withApi(api, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(end).toHaveBeenCalledTimes(2);
	});
});
