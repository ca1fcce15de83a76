import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './support/nodeClasses';

/** What `npm run lint` says about a file if a line is added to it: the rules that are broken. */
function brokenRules(file: string, line: string): string[] {
	const { stdout } = spawnSync(
		process.execPath,
		[require.resolve('eslint/bin/eslint.js'), '--format=json', '--stdin', '--stdin-filename', file],
		{
			cwd: packageFolder,
			encoding: 'utf8',
			input: `${line}\n${readFileSync(join(packageFolder, file), 'utf8')}`,
		},
	);
	const [{ messages }] = JSON.parse(stdout) as [{ messages: Array<{ ruleId: string | null }> }];
	return [...new Set(messages.map(({ ruleId }) => String(ruleId)))];
}

const direction = 'no-restricted-imports';

describe('npm run lint', () => {
	it.each([
		['nodes/shared/http/limiter.ts', "import { connect } from '../operation/service';"],
		['nodes/shared/util/settle.ts', "import { quote } from '../errors/quote';"],
		['nodes/shared/fields/notice.ts', "export { serviceName } from '../../eightByEight/service';"],
		['nodes/eightByEight/service.ts', "export { video } from '../EightByEightVideo/api/service';"],
		['nodes/EightByEightVideo/api/tokens.ts', "import { resources } from '../resources';"],
		[
			'nodes/EightByEightVideo/resources/room/create.ts',
			"import type { contactNow } from '../../../EightByEightContactNow/api/service';",
		],
	])('fails on an import against the direction in %s', (file, line) => {
		expect(brokenRules(file, line)).toContain(direction);
	});

	it('fails on the text 8x8 in nodes/shared, and nowhere else', () => {
		const rule = 'local/shared-knows-no-api';
		expect(brokenRules('nodes/shared/http/limiter.ts', '// As 8x8 does.')).toContain(rule);
		expect(brokenRules('nodes/eightByEight/service.ts', '// As 8x8 does.')).not.toContain(rule);
	});

	it('has nothing to say about these files as they are', () => {
		expect(brokenRules('nodes/shared/http/limiter.ts', '')).not.toContain(direction);
		expect(brokenRules('nodes/EightByEightVideo/resources/room/create.ts', '')).not.toContain(
			direction,
		);
	});
});
