/**
 * Runs only a module's own tests against its mutants, if it has a test file:
 * `nodes/shared/http/path.ts` has `test/nodes/shared/http/path.test.ts`. All tests that import a module
 * would take ten seconds per mutant; and a module should be covered by its own tests.
 *
 * Replaces Jest's test sequencer, which is the only place that can select test files and
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
