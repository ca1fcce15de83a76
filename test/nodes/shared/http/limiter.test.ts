import { setTimeout as sleep } from 'node:timers/promises';
import { createLimiter } from '../../../../nodes/shared/http/limiter';

describe('createLimiter', () => {
	it('limits concurrency, keeps the order and continues after a failure', async () => {
		const limiter = createLimiter(2);
		const order: number[] = [];
		let running = 0;
		let most = 0;
		const task = (number: number) => async () => {
			most = Math.max(most, ++running);
			order.push(number);
			await sleep(30);
			running--;
			if (number === 1) throw new Error('failed');
			return number;
		};
		const results = await Promise.allSettled(
			[0, 1, 2, 3, 4].map((number) => limiter(task(number))),
		);
		expect(most).toBe(2);
		expect(order).toEqual([0, 1, 2, 3, 4]);
		expect(results.map(({ status }) => status)).toEqual([
			'fulfilled',
			'rejected',
			'fulfilled',
			'fulfilled',
			'fulfilled',
		]);
	});

	it('admits simultaneous calls one after the other', async () => {
		const limiter = createLimiter(2);
		const begun: string[] = [];
		const visits = ['first', 'second'].map(
			async (name) => await limiter(async () => await Promise.resolve(begun.push(name))),
		);
		for (let microtasks = 0; microtasks < 100; microtasks++) await Promise.resolve();
		expect(begun).toEqual(['first']);
		await Promise.all(visits);
		expect(begun).toEqual(['first', 'second']);
	});

	it('has its full capacity when all have finished', async () => {
		const limiter = createLimiter(1);
		const visits = [limiter, limiter].map(
			async (enter) => await enter(async () => await Promise.resolve(1)),
		);
		await Promise.all(visits);
		expect(await limiter(async () => await Promise.resolve('in'))).toBe('in');
		expect(await limiter(async () => await Promise.resolve('in again'))).toBe('in again');
	});
});
