const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const project = require('../../jest.config.js');

const rootDir = join(__dirname, '../..');
const folder = join(rootDir, 'test/nodes/shared');

/** Tests with a sandbox and n8n's engine take seconds: too slow for each mutant. */
const isQuick = (file) => !/support\/sandbox'/.test(readFileSync(file, 'utf8'));

/** For mutation testing: the quick tests of nodes/shared. @type {import('jest').Config} */
module.exports = {
	...project,
	rootDir,
	testMatch: readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith('.test.ts') && !name.endsWith('.properties.test.ts'))
		.map((name) => join(folder, name))
		.filter(isQuick),
	testSequencer: join(__dirname, 'ownTests.js'),
	testTimeout: 5_000,
};
