import type { Breach } from '../../test/faults/rules/rule';
import type { Tally } from '../../test/faults/tally';
import type { Options } from './options';

/** Row titles for the rules' violations, in the order of the table. */
const names: Record<Breach, string> = {
	'item lost': 'Items lost or with wrong results',
	'effect duplicated': 'Effects duplicated or after a failed item',
	'effect missing': 'Successes without an effect',
	'not recovered': 'Failed items that a retry would have saved',
	'over budget': 'Requests over the budget',
	'not triggered': 'Cases whose fault did not occur',
	'delay ignored': 'Delays shorter than Retry-After or too long',
	'secret found': 'Secrets found',
	'header leaked': 'Headers sent to another host',
	'unhelpful error': 'Unhelpful errors',
	hang: 'Hangs and cancelled executions that continued',
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
		row('of which cancelled', ({ cancelled }) => cancelled),
		row('Items', ({ items }) => items),
		row('Requests received', ({ requests }) => requests),
		...Object.entries(names).map(([breach, title]) =>
			row(title, ({ violations }) => violations.filter((one) => one.breach === breach).length),
		),
		'',
		`Made by \`${command}\`; the same command runs the same cases.`,
	].join('\n');
}

const shown = (cell: number | string) =>
	typeof cell === 'number' ? cell.toLocaleString('en') : cell;
