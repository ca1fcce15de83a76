// Sends every operation through every fault: `npm run test:faults`.
/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['<rootDir>/test/faults/**/*.faults.ts'],
};
