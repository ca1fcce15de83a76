// Holds the nodes' requests to 8x8's own OpenAPI files, which are not part of this project: `npm run contract`.
/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['<rootDir>/test/contract/**/*.contract.ts'],
};
