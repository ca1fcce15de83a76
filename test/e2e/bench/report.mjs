import { formatTable } from '../support/table.mjs';

const columns = [
	{ heading: '' },
	{ heading: 'ms', right: true },
	{ heading: 'from', right: true },
	{ heading: 'to', right: true },
	{ heading: 'cpu ms', right: true },
	{ heading: 'MB', right: true },
	{ heading: 'requests', right: true },
	{ heading: 'tokens', right: true },
	{ heading: 'sockets', right: true },
];

/** What the terminal shows of a row that was just measured. */
export function progressLines({ title, variant, latencyMs, arms, goals, checks }) {
	const heading = [title, variant, `server takes ${latencyMs} ms`].filter(Boolean).join(', ');
	const lines = Object.values(arms).map(
		({ label, milliseconds, cpuMilliseconds, peakMb, counts }) => [
			label,
			...[milliseconds.median, milliseconds.min, milliseconds.max, cpuMilliseconds.median].map(
				round,
			),
			peakMb === undefined ? '' : round(peakMb),
			counts.requests,
			counts.tokens,
			counts.sockets,
		],
	);
	const judged = [...goals, ...checks].map(
		({ text, kind, limit, value, met }) =>
			`  ${met ? 'met   ' : 'MISSED'} ${text}: ${round(value)} (${kind} ${round(limit)})`,
	);
	return ['', heading, formatTable(columns, lines), ...judged].join('\n');
}

/** Three significant digits, which is more than the spread allows. */
export function round(value) {
	return Number(value.toPrecision(3)).toLocaleString('en');
}
