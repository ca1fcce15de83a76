import { settle } from '../../../../nodes/shared/util/settle';

describe('settle', () => {
	it('returns the value or the error', async () => {
		const error = new TypeError('no');
		expect(await settle(Promise.resolve(7))).toEqual({ value: 7 });
		expect(await settle(Promise.resolve(undefined))).toEqual({ value: undefined });
		expect(await settle(Promise.reject(error))).toEqual({ error });
	});

	it('wraps a thrown value that is not an error', async () => {
		// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the test is about this
		const settled = await settle(Promise.reject('no words'));
		expect(settled).toEqual({ error: new Error('no words') });
	});
});
