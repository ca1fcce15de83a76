/** Mutation testing of nodes/shared. @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: ['nodes/shared/**/*.ts'],
	testRunner: 'jest',
	jest: { configFile: 'test/mutation/jest.config.js' },
	coverageAnalysis: 'perTest',
	timeoutMS: 2000,
	// swc strips types without checking them.
	disableTypeChecks: false,
	ignorePatterns: ['/.cache', '/.ci', '/coverage', '/dist', '/docs', '/examples', '/test/e2e'],
	tempDirName: '.cache/stryker',
	incrementalFile: '.cache/mutation/incremental.json',
	reporters: ['progress', 'clear-text', 'html', 'json'],
	htmlReporter: { fileName: '.cache/mutation/report.html' },
	jsonReporter: { fileName: '.cache/mutation/report.json' },
	clearTextReporter: { logTests: false, allowColor: false },
	thresholds: { high: 95, low: 85, break: 85 },
};
