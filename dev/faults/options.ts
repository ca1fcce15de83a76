import { parseArgs } from 'node:util';

/** How to run the campaign. */
export interface Options {
	/** Every operation with every fault once; the seed decides the rest. */
	readonly isShort: boolean;
	/** Decides what the short form selects. */
	readonly seed: number;
	/** Only cases whose names contain this text. */
	readonly only: string;
	/** Whether to rewrite the table in the documentation. */
	readonly writesTable: boolean;
}

/** Reads `--short`, `--seed N`, `--only TEXT` and `--table`. @throws {Error} for anything else */
export function readOptions(args: readonly string[]): Options {
	const { values } = parseArgs({
		args: [...args],
		options: {
			short: { type: 'boolean', default: false },
			seed: { type: 'string', default: '1' },
			only: { type: 'string', default: '' },
			table: { type: 'boolean', default: false },
		},
	});
	const seed = Number(values.seed);
	if (!Number.isInteger(seed)) throw new Error(`--seed must be a whole number: ${values.seed}`);
	const isAll = !values.short && values.only === '';
	return { isShort: values.short, seed, only: values.only, writesTable: isAll || values.table };
}
