// Reads Stryker's report and prints the score in one line; with --write also updates docs/reliability.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { filledPage } from './page';

const root = resolve(__dirname, '../..');
const page = resolve(root, 'docs/reliability.md');

/** The result of a mutant; others cannot run and do not count. */
const outcomes = ['Killed', 'Timeout', 'Survived', 'NoCoverage'] as const;

interface Mutant {
	readonly status: string;
	readonly mutatorName: string;
}

/** Mutants of all files of a folder, or of one kind. */
interface Row {
	readonly name: string;
	readonly mutants: Mutant[];
}

const isKilled = ({ status }: Mutant) => status === 'Killed' || status === 'Timeout';
const number = (value: number) => value.toLocaleString('en-US');

/** `91.2 %` of the mutants killed. */
function score(mutants: readonly Mutant[]): string {
	return `${((100 * mutants.filter(isKilled).length) / mutants.length).toFixed(1)} %`;
}

/** Mutants by name, in alphabetical order. */
function rows(entries: ReadonlyArray<[name: string, mutants: Mutant[]]>): Row[] {
	const byName = new Map<string, Mutant[]>();
	for (const [name, mutants] of entries) {
		byName.set(name, [...(byName.get(name) ?? []), ...mutants]);
	}
	return [...byName]
		.map(([name, mutants]) => ({ name, mutants }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function table(byFolder: readonly Row[], all: readonly Mutant[]): string {
	const line = (name: string, mutants: readonly Mutant[]) => {
		const killed = mutants.filter(isKilled).length;
		const left = mutants.length - killed;
		return `| ${name} | ${number(mutants.length)} | ${number(killed)} | ${number(left)} | ${score(mutants)} |`;
	};
	return [
		'| Folder | Mutants | Killed | Survived | Score |',
		'| --- | ---: | ---: | ---: | ---: |',
		...byFolder.map(({ name, mutants }) => line(`\`${name}\``, mutants)),
		line('All', all),
	].join('\n');
}

/** `Survivors by kind: StringLiteral 12, …`, the most frequent first. */
function survivorKinds(all: readonly Mutant[]): string {
	const survivors = all.filter((mutant) => !isKilled(mutant));
	const kinds = rows(survivors.map((mutant) => [mutant.mutatorName, [mutant]]))
		.sort((a, b) => b.mutants.length - a.mutants.length)
		.map(({ name, mutants }) => `${name} ${mutants.length}`);
	return kinds.length > 0 ? `Survivors by kind of change: ${kinds.join(', ')}.` : 'None survived.';
}

async function main() {
	const report = JSON.parse(readFileSync(resolve(root, '.cache/mutation/report.json'), 'utf8')) as {
		files: Record<string, { mutants: Mutant[] }>;
	};
	const byFolder = rows(
		Object.entries(report.files).map(([path, { mutants }]) => [
			dirname(path),
			mutants.filter(({ status }) => (outcomes as readonly string[]).includes(status)),
		]),
	);
	const all = byFolder.flatMap(({ mutants }) => mutants);
	if (process.argv.includes('--write')) {
		const mutation = `${table(byFolder, all)}\n\n${survivorKinds(all)}`;
		writeFileSync(page, await filledPage(page, { mutation }));
	}
	console.log(`mutation: ${score(all)} of ${number(all.length)} mutants killed`);
}

void main();
