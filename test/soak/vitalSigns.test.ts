import { EventEmitter } from 'node:events';
import { createServer } from 'node:net';
import { watchWarnings } from '../support/process/realProcess';
import { waitFor } from '../support/time/waitFor';
import { activeResources, heapSlope, median, takeVitalSigns } from './vitalSigns';

// The soak's instruments, held to what they must show.

it('detects a warning of Node itself', async () => {
	const { warnings, stop } = watchWarnings();
	const emitter = new EventEmitter();
	for (let count = 0; count < 11; count++) emitter.on('anything', () => undefined);
	await waitFor(() => warnings.length > 0);
	stop();
	expect(warnings).toEqual(['MaxListenersExceededWarning']);
});

it('detects a listening socket and a timer, and that they are gone', async () => {
	const before = activeResources();
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const timer = setTimeout(() => undefined, 60_000);
	const during = activeResources();
	clearTimeout(timer);
	await new Promise((resolve) => server.close(resolve));
	expect(during.TCPServerWrap).toBe((before.TCPServerWrap ?? 0) + 1);
	expect(during.Timeout).toBeGreaterThan(before.Timeout ?? 0);
	await waitFor(() => activeResources().TCPServerWrap === before.TCPServerWrap);
});

it('shows retained memory on the heap, and not released memory', async () => {
	const megabyte = 2 ** 20;
	// Much more than what tests before this one may leave to be collected meanwhile.
	const heldBytes = 128 * megabyte;
	const { heap } = await takeVitalSigns(0);
	let held: number[] | undefined = Array.from({ length: heldBytes / 8 }, Math.random);
	const grown = (await takeVitalSigns(1)).heap - heap;
	expect(held).toHaveLength(heldBytes / 8);
	expect(grown).toBeGreaterThan(heldBytes / 2);
	held = undefined;
	expect((await takeVitalSigns(2)).heap - heap).toBeLessThan(heldBytes / 2);
});

it('computes the slope of a line and the median', () => {
	const signs = [1, 2, 3, 4].map((executions) => ({
		executions,
		heap: 1000 + 7 * executions,
		listeners: 0,
		resources: {},
	}));
	expect(heapSlope(signs)).toBeCloseTo(7);
	expect(median([5, 1, 9])).toBe(5);
});
