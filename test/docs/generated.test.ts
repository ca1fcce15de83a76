import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

describe('generated documentation', () => {
	it('matches the output of `npm run docs`', () => {
		// In a process of its own: prettier is an ES module, which this test environment cannot load.
		const { status, stderr } = spawnSync(
			process.execPath,
			[require.resolve('tsx/cli'), 'dev/docs/cli.ts', '--check'],
			{ cwd: root, encoding: 'utf8' },
		);
		expect(stderr).toBe('');
		expect(status).toBe(0);
	});
});
