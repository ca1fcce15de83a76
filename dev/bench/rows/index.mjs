import { coldTokenRow } from './coldToken.mjs';
import { downloadRow } from './download.mjs';
import { executionsRow } from './executions.mjs';
import { metricsRow } from './metrics.mjs';
import { pagesRow } from './pages.mjs';
import { metricReadsRow } from './metricReads.mjs';

/**
 * One kind of work with several implementations.
 *
 * @typedef {object} Row
 * @property {string} id
 * @property {string} title
 * @property {number[]} latencies of the server, in milliseconds
 * @property {Array<{ id: string, onlyIn?: 'full' | 'short' }>} [variants] of the work; some only in one
 *   form of the benchmark
 * @property {(variant: object) => number} expects how many results every arm must return
 * @property {(context: object, variant: object) => Promise<Record<string, import('../rounds.mjs').Arm>>} arms
 *   the first one is the package's
 * @property {import('../goals.mjs').Goal[]} goals for time and memory
 * @property {(variant: object) => import('../goals.mjs').Goal[]} checks of counts, which must pass
 * @property {boolean} [measuresMemory]
 */

/** @type {Row[]} */
export const rows = [
	pagesRow,
	coldTokenRow,
	metricReadsRow,
	metricsRow,
	downloadRow,
	executionsRow,
];

/** Variants of a row in the `full` or `short` form; a single unnamed one by default. */
export function variantsOf({ variants = [{ id: '' }] }, form) {
	return variants.filter(({ onlyIn = form }) => onlyIn === form);
}
