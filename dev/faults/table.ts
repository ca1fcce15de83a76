import type { Breach } from '../../test/faults/rules/rule';
import type { Tally } from '../../test/faults/tally';
import type { Options } from './options';

/** Row titles for the rules' violations, in the order of the table. */
const names: Record<Breach, string> = {
	'item lost': 'Items lost, or with results that are not theirs',
	'effect doubled': 'Effects doubled, or done after the end',
	'effect missing': 'Successes without their effect',
	'not recovered': 'Items given up that another attempt would have saved',
	'over budget': 'Requests beyond the budget',
	'no scenario': 'Cases in which nothing went wrong, which show nothing',
	'wait ignored': 'Pauses shorter than 8x8 asked for, or too long',
	'secret found': 'Secrets found',
	'header leaked': 'Headers sent to another host',
	'useless error': 'Errors that tell nothing',
	hang: 'Hangs, and cancelled executions that went on',
};

/** The Markdown table of a campaign: a column for each node, a row for each number. */
export function campaignTable(tallies: readonly Tally[], { isShort, seed }: Options): string {
	const row = (title: string, count: (tally: Tally) => number) => {
		const counts = tallies.map(count);
		const all = counts.reduce((sum, one) => sum + one, 0);
		return `| ${[title, ...counts, `**${all}**`].map(shown).join(' | ')} |`;
	};
	const header = ['', ...tallies.map(({ displayName }) => displayName), 'All'];
	const command = `npm run test:faults -- ${isShort ? '--short ' : ''}--seed ${seed}`;
	return [
		`| ${header.join(' | ')} |`,
		`| --- ${header
			.slice(1)
			.map(() => '| --: ')
			.join('')}|`,
		row('Cases', ({ cases }) => cases),
		row('of them cancelled on the way', ({ cancelled }) => cancelled),
		row('Items', ({ items }) => items),
		row('Requests that arrived', ({ requests }) => requests),
		...Object.entries(names).map(([breach, title]) =>
			row(title, ({ violations }) => violations.filter((one) => one.breach === breach).length),
		),
		'',
		`Made by \`${command}\`; the same command runs the same cases.`,
	].join('\n');
}

const shown = (cell: number | string) =>
	typeof cell === 'number' ? cell.toLocaleString('en') : cell;
