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
	const latency = latencyMs > 0 ? `server takes ${latencyMs} ms` : '';
	const heading = [title, variant, latency].filter(Boolean).join(', ');
	const lines = Object.values(arms).map(
		({ label, milliseconds, cpuMilliseconds, peakMb, counts }) => [
			label,
			...[milliseconds.median, milliseconds.min, milliseconds.max].map(round),
			...[cpuMilliseconds?.median, peakMb].map((value) =>
				value === undefined ? '' : round(value),
			),
			counts?.requests ?? '',
			counts?.tokens ?? '',
			counts?.sockets ?? '',
		],
	);
	const judged = [...goals, ...checks].map(
		({ text, kind, limit, value, met }) =>
			`  ${met ? 'met   ' : 'MISSED'} ${text}: ${round(value)} (${kind} ${round(limit)})`,
	);
	return ['', heading, formatTable(columns, lines), ...judged].join('\n');
}

/** What the terminal shows of one size of one kind of work. */
export function growthLine({ title, size, milliseconds, peakMb }) {
	const each = round(milliseconds.median / size);
	return `${title}: ${round(size)} in ${round(milliseconds.median)} ms, ${each} ms each, ${round(peakMb.median)} MB`;
}

/** Three significant digits, which is more than the spread allows. */
export function round(value) {
	return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
}
