// Writes the measurements into docs/: JSON, chart, and the tables of performance.md.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { projectRoot } from '../n8n/paths.mjs';
import { drawChart } from './chart.mjs';
import { armsOf, headingOf, round } from './report.mjs';

const file = (name) => join(projectRoot, 'docs', name);

/** The server latency shown in the chart if a row has several. */
const chartLatencyMs = 40;

/**
 * @param {{ machine: object, results: object[], growth: object[] }} report as main.mjs made it
 */
export async function writeDocuments(report) {
	const { filledPage, formatted } = await tsImport('../docs/page.ts', import.meta.url);
	const data = file('performance.json');
	await writeFile(data, await formatted(data, JSON.stringify(report)));
	await writeFile(file('performance.svg'), drawChart(groupsOf(report.results)));
	const { machine, results, growth } = report;
	const sections = {
		machine: Object.entries(machine)
			.map(([name, value]) => `- ${name}: ${value}`)
			.join('\n'),
		rows: results.map(rowSection).join('\n\n'),
		goals: goalTable(results),
		growth: growthTable(growth),
	};
	const page = file('performance.md');
	await writeFile(page, await filledPage(page, sections));
}

function rowSection(result) {
	const arms = armsOf(result);
	const has = (field) => arms.some((arm) => arm[field] !== undefined);
	const columns = [
		['', ({ label }) => label],
		[
			'ms',
			({ milliseconds: { median, min, max } }) => `${round(median)} (${round(min)}–${round(max)})`,
		],
		['times ours', ({ timesOurs }) => round(timesOurs)],
		has('cpuMilliseconds') && ['CPU ms', (arm) => round(arm.cpuMilliseconds.median)],
		has('peakMb') && ['MB', ({ peakMb }) => round(peakMb)],
		has('counts') && ['requests', ({ counts }) => counts.requests],
		has('counts') && ['token requests', ({ counts }) => counts.tokens],
		has('counts') && ['at once', ({ counts }) => counts.atOnce],
		has('counts') && ['connections', ({ counts }) => counts.sockets],
	].filter(Boolean);
	return `### ${headingOf(result)}\n\n${table(columns, arms)}`;
}

function goalTable(results) {
	const lines = results.flatMap((result) =>
		[...result.goals, ...result.checks].map((goal) => ({ ...goal, heading: headingOf(result) })),
	);
	return table(
		[
			['work', ({ heading }) => heading],
			['what', ({ text }) => text],
			['goal', ({ kind, limit }) => `${kind} ${round(limit)}`],
			['measured', ({ value }) => round(value)],
			['', ({ met }) => (met ? 'met' : '**missed**')],
		],
		lines,
	);
}

function growthTable(growth) {
	return table(
		[
			['', ({ title }) => title],
			['size', ({ size }) => round(size)],
			['ms', ({ milliseconds }) => round(milliseconds.median)],
			['ms for each', ({ size, milliseconds }) => round(milliseconds.median / size)],
			['MB at the peak', ({ peakMb }) => round(Math.max(0, peakMb.median))],
		],
		growth,
	);
}

function table(columns, rows) {
	const line = (cells) => `| ${cells.join(' | ')} |`;
	return [
		line(columns.map(([heading]) => heading)),
		line(columns.map((_, index) => (index === 0 ? '---' : '---:'))),
		...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
	].join('\n');
}

function groupsOf(results) {
	return results
		.filter((result) => !result.latencyMs || result.latencyMs === chartLatencyMs)
		.map((result) => ({
			title: headingOf(result),
			bars: armsOf(result).map(({ label, milliseconds, isOurs }) => ({
				label,
				value: milliseconds.median,
				unit: 'ms',
				isOurs,
			})),
		}));
}
