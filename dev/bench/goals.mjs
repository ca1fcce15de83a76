/**
 * A target of a row: a figure and its limit.
 *
 * @typedef {object} Goal
 * @property {string} text what the figure is
 * @property {'at most' | 'at least'} kind
 * @property {number} limit
 * @property {(figures: Record<string, Figures>) => number} valueOf the figure, from those of the arms
 *
 * @typedef {object} Figures the medians of an arm, and the highest of its counts
 * @property {number} ms
 * @property {number} cpuMs processor time
 * @property {import('./server.mjs').Counts} counts
 * @property {number} [peakMb] additional memory, measured in a separate process
 */

/** @returns {Goal} */
export function atMost(text, limit, valueOf) {
	return { text, kind: 'at most', limit, valueOf };
}

/** @returns {Goal} */
export function atLeast(text, limit, valueOf) {
	return { text, kind: 'at least', limit, valueOf };
}

/** @param {Goal} goal @param {Record<string, Figures>} figures */
export function judge({ text, kind, limit, valueOf }, figures) {
	const value = valueOf(figures);
	return { text, kind, limit, value, met: kind === 'at most' ? value <= limit : value >= limit };
}
