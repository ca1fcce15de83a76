import { runSoak, type SoakResult, type SoakSetup } from './runSoak';
import { heapSlope, median, type VitalSigns } from './vitalSigns';

/** An hour's limit in milliseconds: only a run that hangs takes so long. */
const timeLimitMs = 20 * 60_000;

/** Number of ended tokens that the token provider remembers. */
const maxEnded = 1000;

/** Runs a soak once, and checks what it left. */
export function describeSoak(setup: SoakSetup): void {
	describe(`an hour with ${setup.executions} executions`, () => {
		let soak: SoakResult;
		beforeAll(async () => {
			soak = await runSoak(setup);
			if (process.env.SOAK_REPORT) console.log(report(soak));
		}, timeLimitMs);

		it('covers every kind of event', () => {
			for (const [what, times] of Object.entries(soak.happened)) {
				expect({ what, isSeen: times > 0 }).toEqual({ what, isSeen: true });
			}
			expect(Object.keys(soak.happened)).toHaveLength(15);
			expect(soak.objects.added).toBeGreaterThan(50);
			expect(soak.objects.delivered).toBe(soak.objects.added);
		});

		it('requests exactly the tokens that expiry and revocation require', () => {
			for (const [credential, { made, expected }] of Object.entries(soak.tokens)) {
				expect({ credential, made }).toEqual({ credential, made: expected });
				expect(expected).toBeGreaterThan(0);
			}
		});

		it('retains no more in module-level collections at the end than before', () => {
			const places = Object.keys(soak.kept[0]);
			expect(places.length).toBeGreaterThan(3);
			for (const place of places) {
				const sizes = soak.kept.map((sizesThen) => sizesThen[place]);
				const { second, last } = quarters(sizes);
				const isFlat = Math.max(...last) <= Math.max(...second);
				const isBounded = place.includes('tokenProvider') && Math.max(...last) <= maxEnded;
				expect({ place, isFlat: isFlat || isBounded }).toEqual({ place, isFlat: true });
			}
		});

		it('leaves no socket, timer or handler behind, and no warning', () => {
			expect(soak.warnings).toEqual([]);
			const listeners = soak.signs.map((signs) => signs.listeners);
			expect(new Set(listeners)).toEqual(new Set([listeners[0]]));
			const { before, after } = soak.resources;
			for (const { TCPSocketWrap, Timeout = 0, ...rest } of [...soak.signs.map(between), after]) {
				expect(TCPSocketWrap).toBeUndefined();
				// n8n itself may have some at work; one left behind by each execution would be hundreds.
				expect(Timeout).toBeLessThanOrEqual((before.Timeout ?? 0) + 5);
				for (const [kind, count] of Object.entries(rest)) {
					expect({ kind, isMore: count > (before[kind] ?? 0) }).toEqual({ kind, isMore: false });
				}
			}
		});

		it('uses no more heap in the last quarter than in the second', () => {
			const { second, last } = quarters(soak.signs.map(({ heap }) => heap));
			expect(median(last)).toBeLessThan(1.2 * median(second));
		});
	});
}

/** What keeps the process awake between two executions, besides the sandbox. */
function between({ resources }: VitalSigns): Record<string, number> {
	return { ...resources, TCPServerWrap: (resources.TCPServerWrap ?? 0) - 1 };
}

function quarters<T>(values: readonly T[]): { second: T[]; last: T[] } {
	const size = Math.floor(values.length / 4);
	return { second: values.slice(size, 2 * size), last: values.slice(-size) };
}

/** The figures of a run, as docs/reliability.md has them. */
function report({
	control,
	signs,
	kept,
	tokens,
	happened,
	resources,
	objects,
}: SoakResult): string {
	const secondHalf = (all: VitalSigns[]) => all.slice(all.length / 2);
	const heap = (all: VitalSigns[]) => {
		const { second, last } = quarters(all.map((sign) => sign.heap));
		const slope = Math.round(heapSlope(secondHalf(all)));
		return { second: median(second), last: median(last), bytesPerExecution: slope };
	};
	const atEnd = kept[kept.length - 1];
	return JSON.stringify(
		{
			happened,
			tokens,
			objects,
			resources,
			during: signs.map((sign) => sign.resources),
			atEnd,
			control: heap(control),
			soak: heap(signs),
		},
		null,
		2,
	);
}
