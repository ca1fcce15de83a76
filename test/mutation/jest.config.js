const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { projects } = require('../../jest.config.js');

const unit = projects.find(({ displayName }) => displayName === 'unit');

const rootDir = join(__dirname, '../..');
const folder = join(rootDir, 'test/nodes/shared');

/**
 * Tests that start a sandbox, and n8n's engine with it, take seconds: too long to run for a mutant. So do those
 * that share their cases with a long test.
 */
const isQuick = (file) => !/(support\/sandbox|\/describe\w+)'/.test(readFileSync(file, 'utf8'));

/** For mutation testing: the quick tests of nodes/shared. @type {import('jest').Config} */
module.exports = {
	...unit,
	rootDir,
	testMatch: readdirSync(folder, { recursive: true })
		.filter((name) => name.endsWith('.test.ts') && !name.endsWith('.properties.test.ts'))
		.map((name) => join(folder, name))
		.filter(isQuick),
	testSequencer: join(__dirname, 'ownTests.js'),
	testTimeout: 5_000,
};
