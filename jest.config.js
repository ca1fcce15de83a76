/** What all kinds of tests have in common. @type {import('jest').Config} */
const common = {
	testEnvironment: 'node',
	modulePathIgnorePatterns: ['<rootDir>/.cache/', '<rootDir>/dist/', '<rootDir>/test/e2e/'],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		{
			...common,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/**/*.test.ts'],
			testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '\\.long\\.test\\.ts$'],
		},
		{
			...common,
			displayName: 'long',
			testMatch: ['<rootDir>/test/**/*.long.test.ts'],
		},
		{
			...common,
			displayName: 'faults',
			testMatch: ['<rootDir>/test/faults/**/*.faults.ts'],
		},
		{
			...common,
			displayName: 'contract',
			testMatch: ['<rootDir>/test/contract/**/*.contract.ts'],
		},
	],
	// Jest would leave one core idle.
	maxWorkers: '100%',
	// Keeps a test from hanging for ever; a busy machine may take long.
	testTimeout: 600_000,
	// A worker keeps some memory of every file that it has run, and the larger it is, the slower it gets.
	workerIdleMemoryLimit: '700MB',
};
