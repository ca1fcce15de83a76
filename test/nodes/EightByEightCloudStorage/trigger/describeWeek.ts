import { startPoller } from '../../../support/engine/polling';
import { seededRandom } from '../../../support/seededRandom';
import { useSandbox } from '../../../support/sandbox';

const minute = 60_000;
const hour = 60 * minute;
const week = 7 * 24 * hour;
const start = Date.UTC(2026, 0, 5);
const regions = ['us-west', 'us-east'] as const;

/** Polls through a week in which so many objects arrive. */
export function describeWeek(count: number): void {
	const sandbox = useSandbox();

	it(`emits ${count} objects of a week once each, with restarts, faults and late arrivals`, async () => {
		const random = seededRandom(8);
		const { current } = sandbox;
		const account = current.accounts.oauth.empty;
		account.objects = { 'us-west': 0, 'us-east': 0 };
		const arrivals = Array.from({ length: count }, (_, index) => {
			const createdTime = start + 1000 + random.below(week - 2000);
			const lateness = random.below(5) === 0 ? random.below(5 * hour) : random.below(minute);
			const region = random.of(regions);
			const object = { id: `object-${index}`, createdTime, region };
			return { object, visibleAt: createdTime + lateness };
		}).sort((a, b) => a.visibleAt - b.visibleAt);
		current.clock.set(start);
		for (let index = 0; index < 20; index++) {
			await current.storage.addObject({
				account: 'empty',
				id: `old-${index}`,
				createdTime: start - index * hour,
				storedBytes: 1,
			});
		}
		const poller = startPoller({
			node: 'eightByEightCloudStorageTrigger',
			parameters: {
				region: { __rl: true, mode: 'list', value: '*' },
				options: { maxObjects: 100 },
			},
			credentials: sandbox.api(account),
		});
		await poller.poll();
		poller.save();

		const emitted: string[] = [];
		let restarts = 0;
		let losses = 0;
		let now = start;
		let next = 0;
		while (now < start + week + 6 * hour) {
			// Mostly every ten to thirty minutes; now and then n8n is down for hours.
			const isDown = random.below(60) === 0;
			now += isDown ? random.below(12 * hour) : minute * (10 + random.below(20));
			current.clock.set(now);
			for (; next < count && arrivals[next].visibleAt <= now; next++) {
				const { object } = arrivals[next];
				await current.storage.addObject({ account: 'empty', storedBytes: 1, ...object });
			}
			if (isDown) {
				poller.restart();
				restarts++;
			} else if (random.below(25) === 0) {
				poller.loseStaticData();
				losses++;
			}
			if (random.below(8) === 0) {
				current.faults.add({
					match: { path: new RegExp(`${random.of(regions)}/v3/objects$`) },
					after: random.below(2),
					effect: { kind: 'response', status: 403, body: { message: 'Not now' } },
				});
			}
			try {
				for (const { json } of await poller.poll()) emitted.push(json.id as string);
			} catch {
				// n8n shows the error and polls again.
			}
		}

		const unique = new Set(emitted);
		expect({
			emitted: emitted.length,
			missing: arrivals.filter(({ object }) => !unique.has(object.id)).length,
			twice: emitted.length - unique.size,
			old: emitted.filter((id) => id.startsWith('old')).length,
		}).toEqual({ emitted: count, missing: 0, twice: 0, old: 0 });
		expect(restarts).toBeGreaterThan(3);
		expect(losses).toBeGreaterThan(5);
		expect(current.count({ api: 'storage', status: 403 })).toBeGreaterThan(20);
	});
}
