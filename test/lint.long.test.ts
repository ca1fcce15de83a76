import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './support/engine/nodeClasses';

/** Lints texts under the names of files, as `npm run lint` does; prints the rules that each text breaks. */
const script = `
	import { ESLint } from 'eslint';
	const eslint = new ESLint();
	const rules = [];
	for (const { text, filePath } of JSON.parse(process.env.TEXTS)) {
		const [{ messages }] = await eslint.lintText(text, { filePath });
		rules.push(messages.map(({ ruleId }) => ruleId));
	}
	console.log(JSON.stringify(rules));
`;

interface Case {
	readonly file: string;
	/** Added as the first line of the file. */
	readonly line: string;
}

function brokenRules(cases: readonly Case[]): string[][] {
	const texts = cases.map(({ file, line }) => ({
		filePath: file,
		text: `${line}\n${readFileSync(join(packageFolder, file), 'utf8')}`,
	}));
	const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
		cwd: packageFolder,
		encoding: 'utf8',
		// In a single run, typescript-eslint would parse the file on disk in place of the text.
		env: { ...process.env, TEXTS: JSON.stringify(texts), TSESTREE_SINGLE_RUN: 'false' },
	});
	if (stdout === '') throw new Error(stderr);
	return JSON.parse(stdout) as string[][];
}

const upwardImports: readonly Case[] = [
	{
		file: 'nodes/shared/http/limiter.ts',
		line: "import { connect } from '../operation/service';",
	},
	{ file: 'nodes/shared/util/settle.ts', line: "import { quote } from '../errors/quote';" },
	{
		file: 'nodes/shared/fields/notice.ts',
		line: "export { serviceName } from '../../eightByEight/service';",
	},
	{
		file: 'nodes/eightByEight/service.ts',
		line: "export { video } from '../EightByEightVideo/api/service';",
	},
	{
		file: 'nodes/EightByEightVideo/api/tokens.ts',
		line: "import { resources } from '../resources';",
	},
	{
		file: 'nodes/EightByEightVideo/resources/room/create.ts',
		line: "import type { contactNow } from '../../../EightByEightContactNow/api/service';",
	},
];
const vendor = '// As 8x8 does.';

describe('npm run lint', () => {
	const direction = 'no-restricted-imports';
	const noApi = 'local/shared-knows-no-api';

	it('fails on imports against the direction, and on the text 8x8 in nodes/shared', () => {
		const [inShared, elsewhere, ...upward] = brokenRules([
			{ file: 'nodes/shared/http/limiter.ts', line: vendor },
			{ file: 'nodes/eightByEight/service.ts', line: vendor },
			...upwardImports,
		]);
		expect(inShared).toEqual([noApi]);
		expect(elsewhere).toEqual([]);
		expect(upward.map((rules) => rules.includes(direction))).toEqual(upwardImports.map(() => true));
	});
});
