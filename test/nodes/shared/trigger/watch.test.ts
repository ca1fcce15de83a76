import {
	watchOnce,
	type WatchedLists,
	type WatchState,
} from '../../../../nodes/shared/trigger/watch';
import { seededRandom } from '../../../support/seededRandom';

interface Thing {
	id: string;
	time: number;
	/** When it appears in the list. */
	visibleAt: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2025, 7, 25);
const limits = { lookBackMs: 6 * hour, maxThings: 40 };

/** Lists that grow with a clock, and record the emitted items. */
function service(names: readonly string[] = ['east', 'west']) {
	const server = {
		now: start,
		settings: 'a',
		names: [...names],
		things: new Map<string, Thing[]>(names.map((name) => [name, []])),
		/** Names of lists that cannot be read. */
		down: new Set<string>(),
		/** IDs that cannot be emitted for now. */
		refused: new Set<string>(),
		delivered: [] as string[],
		deliveries: 0,
		/** How long ago the service made a list's pages, in milliseconds. */
		lags: new Map<string, number>(),
		/** The start times from which lists were read, and the number of pages. */
		reads: [] as Array<{ from: number; pages: number }>,
	};
	const visible = (name: string) => {
		if (server.down.has(name)) throw new Error(`${name} is down`);
		return (server.things.get(name) ?? [])
			.filter(({ visibleAt }) => visibleAt <= server.now)
			.sort((a, b) => a.time - b.time);
	};
	const lists: WatchedLists<Thing> = {
		get names() {
			return server.names;
		},
		get settings() {
			return server.settings;
		},
		async newest(name) {
			return visible(name).at(-1)?.time;
		},
		async *since(name, time) {
			const things = visible(name).filter((thing) => thing.time >= time);
			const reading = { from: time, pages: 0 };
			server.reads.push(reading);
			for (let at = 0; at === 0 || at < things.length; at += 10) {
				reading.pages++;
				yield { things: things.slice(at, at + 10), now: server.now - (server.lags.get(name) ?? 0) };
			}
		},
		async deliver(things) {
			server.deliveries++;
			const left = things.filter(({ id }) => server.refused.has(id));
			server.delivered.push(...things.filter((thing) => !left.includes(thing)).map(({ id }) => id));
			return { left, failure: left.length > 0 ? new Error('refused') : undefined };
		},
	};
	const add = (name: string, id: string, time = server.now, visibleAt = time) => {
		server.things.get(name)?.push({ id, time, visibleAt });
	};
	/** As n8n does: stored state goes through JSON. */
	const poll = async (state: WatchState | undefined): Promise<WatchState> =>
		JSON.parse(JSON.stringify(await watchOnce(state, lists, limits))) as WatchState;
	return { server, add, poll };
}

/** Both lists have new items, and one cannot be read. */
async function afterEastFailed() {
	const { server, add, poll } = service();
	const first = await poll(undefined);
	server.now += minute;
	add('east', 'e');
	add('west', 'w');
	server.down.add('east');
	return { server, poll, state: await poll(first) };
}

describe('watchOnce', () => {
	it('ignores existing items and emits every later one once', async () => {
		const { server, add, poll } = service();
		add('east', 'old');
		let state = await poll(undefined);
		expect(server.delivered).toEqual([]);
		server.now += minute;
		add('east', 'b');
		add('west', 'a', server.now - 10);
		state = await poll(state);
		await poll(state);
		expect(server.delivered).toEqual(['a', 'b']);
	});

	it('finds late arrivals within its window', async () => {
		const { server, add, poll } = service();
		add('east', 'old', start - day);
		let state = await poll(undefined);
		add('east', 'on time', start + hour);
		add('east', 'late', start + minute, start + 6 * hour);
		for (let hours = 1; hours <= 8; hours++) {
			server.now = start + hours * hour;
			state = await poll(state);
		}
		expect(server.delivered).toEqual(['on time', 'late']);
	});

	it('emits items above the limit with the next polls, in order', async () => {
		const { server, add, poll } = service();
		let state = await poll(undefined);
		for (let index = 0; index < 100; index++) {
			add(index % 2 ? 'east' : 'west', String(index), start + index * minute);
		}
		server.now += 2 * day;
		const counts: number[] = [];
		for (let polls = 0; polls < 4; polls++) {
			state = await poll(state);
			counts.push(server.delivered.length);
		}
		expect(counts).toEqual([40, 80, 100, 100]);
		expect(server.delivered).toEqual(Array.from({ length: 100 }, (_, index) => String(index)));
	});

	it('continues with the other lists while one fails, and catches up', async () => {
		const { server, poll, state } = await afterEastFailed();
		expect(server.delivered).toEqual(['w']);
		await expect(poll(state)).rejects.toThrow('east is down');
		server.down.clear();
		server.now += 2 * day;
		await poll(state);
		expect(server.delivered).toEqual(['w', 'e']);
	});

	it('emits nothing when there is nothing', async () => {
		const { server, poll } = service();
		await poll(await poll(undefined));
		expect(server.deliveries).toBe(0);
	});

	it('looks back no further than the window on the first poll', async () => {
		const { server, add, poll } = service(['east']);
		for (let days = 0; days < 30; days++) add('east', String(days), start - days * day);
		await poll(undefined);
		expect(server.reads).toEqual([{ from: start - 6 * hour, pages: 1 }]);
	});

	it('reads no more pages than it can emit', async () => {
		const { server, add, poll } = service(['east']);
		const state = await poll(undefined);
		for (let index = 0; index < 100; index++) add('east', String(index), start + index * minute);
		server.now += day;
		await poll(state);
		expect(server.reads[1].pages).toBe(4);
	});

	it('advances to what it has emitted, and never back', async () => {
		const { server, add, poll } = service(['east']);
		const state = await poll(undefined);
		add('east', 'a', start + minute);
		add('east', 'b', start + 2 * minute);
		server.now += hour;
		expect((await poll(state)).cursors.east.watermark).toBe(start + 2 * minute);
	});

	it('ignores an existing time in the future', async () => {
		const { server, add, poll } = service(['east']);
		add('east', 'future', start + 365 * day, start);
		const state = await poll(undefined);
		server.now += minute;
		add('east', 'present');
		await poll(state);
		expect(server.delivered).toEqual(['present']);
	});

	it('gives precedence to the list that is farthest behind', async () => {
		const { server, poll } = service();
		server.lags.set('west', minute);
		expect((await poll(undefined)).polledAt).toBe(start - minute);
	});

	it('loses nothing of a list that failed just before the filters change', async () => {
		const { server, poll, state } = await afterEastFailed();
		server.down.clear();
		server.settings = 'b';
		server.now += minute;
		await poll(state);
		expect(server.delivered).toContain('e');
	});

	it('fails the first poll if any list fails', async () => {
		const { server, poll } = service();
		server.down.add('east');
		await expect(poll(undefined)).rejects.toThrow('east is down');
	});

	it('emits again whatever could not be emitted, however long that takes', async () => {
		const { server, add, poll } = service();
		let state = await poll(undefined);
		server.now += minute;
		add('east', 'stuck');
		server.refused.add('stuck');
		await expect(poll(state)).rejects.toThrow('refused');
		for (let hours = 0; hours < 48; hours++) {
			server.now += hour;
			add('west', `w${hours}`);
			add('east', `e${hours}`);
			state = await poll(state);
		}
		expect(server.delivered).toHaveLength(96);
		server.refused.clear();
		await poll(state);
		expect(server.delivered.at(-1)).toBe('stuck');
		expect(server.delivered).toHaveLength(97);
	});

	it('treats existing items as old when the filters change', async () => {
		const { server, add, poll } = service(['east']);
		add('east', 'old');
		const state = await poll(undefined);
		server.now += minute;
		add('east', 'new');
		server.settings = 'b';
		await poll(await poll(state));
		expect(server.delivered).toEqual(['new']);
	});

	it('adds a new list without the items it had at the last poll', async () => {
		const { server, add, poll } = service(['east']);
		const state = await poll(undefined);
		server.things.set('uk', []);
		server.now += hour;
		const later = await poll(state);
		server.names.push('uk');
		add('uk', 'before', start - hour);
		add('uk', 'between', start + minute);
		server.now += minute;
		add('uk', 'after');
		await poll(await poll(later));
		expect(server.delivered).toEqual(['after']);
	});

	it('does not advance to a time in the future', async () => {
		const { server, add, poll } = service(['east']);
		let state = await poll(undefined);
		add('east', 'future', start + 365 * day, start);
		state = await poll(state);
		server.now += minute;
		add('east', 'present');
		state = await poll(state);
		await poll(state);
		expect(server.delivered).toEqual(['future', 'present']);
	});

	it('stores no more than its window contains', async () => {
		const { server, add, poll } = service(['east']);
		let state = await poll(undefined);
		for (let hours = 0; hours < 24 * 14; hours++) {
			server.now += hour;
			add('east', String(hours));
			state = await poll(state);
		}
		expect(server.delivered).toHaveLength(24 * 14);
		expect(Object.keys(state.cursors.east.seen).length).toBeLessThanOrEqual(8);
	});

	it.each(Array.from({ length: 40 }, (_, seed) => seed))(
		'loses nothing and emits nothing twice under random failures (case %i)',
		async (seed) => {
			const random = seededRandom(seed);
			const { server, add, poll } = service();
			for (let index = 0; index < 50; index++) add('east', `old${index}`, start - index * minute);
			let state = await poll(undefined);
			const expected: string[] = [];
			for (let index = 0; index < 600; index++) {
				// Truncated to the second, as 8x8 returns times.
				const time = start + 1000 * (1 + random.below((3 * day) / 1000));
				const late = random.below(4) === 0 ? random.below(5 * hour) : 0;
				add(random.of(['east', 'west']), `new${index}`, time, time + late);
				expected.push(`new${index}`);
			}
			while (server.now < start + 5 * day) {
				server.now += minute * (1 + random.below(90));
				server.down = new Set(random.below(5) === 0 ? [random.of(['east', 'west'])] : []);
				server.refused = new Set(
					random.below(3) === 0 ? [`new${random.below(600)}`, `new${random.below(600)}`] : [],
				);
				try {
					state = await poll(state);
				} catch {
					// n8n polls again.
				}
			}
			expect([...server.delivered].sort()).toEqual(expected.sort());
		},
	);
});
