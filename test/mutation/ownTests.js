/**
 * Leaves the tests of a module alone to face its mutants, where it has a test file of its own:
 * `nodes/shared/http/path.ts` has `test/nodes/shared/http/path.test.ts`. All tests that import a module
 * would take ten seconds for a mutant; and a module that only others' tests hold is not held well.
 *
 * Stands in for Jest's test sequencer, which is the one place that may choose among the test files and
 * knows which file is mutated: with Stryker's option `findRelatedTests` it is Jest's only argument.
 */
module.exports = class OwnTests {
	constructor({ globalConfig }) {
		this.modules = globalConfig.nonFlagArgs;
	}

	sort(tests) {
		if (this.modules.length !== 1) return tests;
		const ownTest = this.modules[0]
			.replace('/nodes/shared/', '/test/nodes/shared/')
			.replace(/\.ts$/, '.test.ts');
		const own = tests.filter(({ path }) => path === ownTest);
		return own.length > 0 ? own : tests;
	}

	cacheResults() {}
};
