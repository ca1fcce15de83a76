import fc from 'fast-check';

/** The same cases in every run, unless the environment sets another seed. */
const seed = Number(process.env.FUZZ_SEED ?? 20260);

/** Characters of a report: a counterexample may be a megabyte long. */
const maxReport = 6000;

/**
 * Checks a property for generated values, and prints how to reproduce a failure.
 *
 * @param runs number of cases; FUZZ_RUNS overrides it, FUZZ_SEED selects others
 * @throws {Error} with the smallest counterexample found
 */
export async function expectAlways<Ts>(
	property: fc.IProperty<Ts> | fc.IAsyncProperty<Ts>,
	runs = 100,
): Promise<void> {
	const numRuns = Number(process.env.FUZZ_RUNS ?? runs);
	const details = await fc.check(property as fc.IAsyncProperty<Ts>, { seed, numRuns });
	if (!details.failed) return;
	const report = (await fc.asyncDefaultReportMessage(details)) ?? '';
	const repeat = `Repeat with FUZZ_SEED=${details.seed} FUZZ_RUNS=${numRuns}`;
	throw new Error(`${repeat}\n${report.slice(0, maxReport)}`);
}
