import { settle } from '../../../../nodes/shared/util/settle';

describe('settle', () => {
	it('gives the value or the error', async () => {
		const error = new TypeError('no');
		expect(await settle(Promise.resolve(7))).toEqual({ value: 7 });
		expect(await settle(Promise.resolve(undefined))).toEqual({ value: undefined });
		expect(await settle(Promise.reject(error))).toEqual({ error });
	});

	it('makes an error of what is none', async () => {
		// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what this is about
		const settled = await settle(Promise.reject('no words'));
		expect(settled).toEqual({ error: new Error('no words') });
	});
});
