import { formatTable } from '../n8n/table.mjs';

/** The work, and the server's latency. */
export function headingOf({ title, variant, latencyMs }) {
	const latency = latencyMs > 0 ? `latency ${latencyMs} ms` : '';
	return [title, variant, latency].filter(Boolean).join(', ');
}

/** All variants of a row, each with `timesOurs`: its time relative to ours. */
export function armsOf({ arms }) {
	const list = Object.entries(arms).map(([name, arm]) => ({
		...arm,
		isOurs: name === 'ours' || name === 'package',
	}));
	const ours = list.find(({ isOurs }) => isOurs).milliseconds.median;
	return list.map((arm) => ({ ...arm, timesOurs: arm.milliseconds.median / ours }));
}

const timeColumns = [
	{ heading: 'ms', right: true },
	{ heading: 'from', right: true },
	{ heading: 'to', right: true },
	{ heading: 'times ours', right: true },
];

function timeCells({ milliseconds: { median, min, max }, timesOurs }) {
	return [median, min, max, timesOurs].map(round);
}

const columns = [
	{ heading: '' },
	...timeColumns,
	{ heading: 'cpu ms', right: true },
	{ heading: 'MB', right: true },
	{ heading: 'requests', right: true },
	{ heading: 'tokens', right: true },
	{ heading: 'at once', right: true },
	{ heading: 'sockets', right: true },
];

/** The terminal output for a measured row. */
export function progressLines(result) {
	const { goals, checks } = result;
	const lines = armsOf(result).map((arm) => {
		const { label, cpuMilliseconds, peakMb, counts } = arm;
		return [
			label,
			...timeCells(arm),
			...[cpuMilliseconds?.median, peakMb].map((value) =>
				value === undefined ? '' : round(value),
			),
			counts?.requests ?? '',
			counts?.tokens ?? '',
			counts?.atOnce ?? '',
			counts?.sockets ?? '',
		];
	});
	const judged = [...goals, ...checks].map(
		({ text, kind, limit, value, met }) =>
			`  ${met ? 'met   ' : 'MISSED'} ${text}: ${round(value)} (${kind} ${round(limit)})`,
	);
	return ['', headingOf(result), formatTable(columns, lines), ...judged].join('\n');
}

/** All comparisons in one table. */
export function summaryTable(results) {
	const lines = results.flatMap((result) =>
		armsOf(result).map((arm, index) => [
			index === 0 ? headingOf(result) : '',
			arm.label,
			...timeCells(arm),
		]),
	);
	return formatTable([{ heading: 'work' }, { heading: 'done by' }, ...timeColumns], lines);
}

/** The terminal output for one size of one kind of work. */
export function growthLine({ title, size, milliseconds, peakMb }) {
	const each = round(milliseconds.median / size);
	return `${title}: ${round(size)} in ${round(milliseconds.median)} ms, ${each} ms each, ${round(peakMb.median)} MB`;
}

/** Three significant digits, more than the spread justifies. */
export function round(value) {
	return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
}
