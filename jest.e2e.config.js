const base = require('./jest.config');

/** A whole n8n with the packed package in it, started once for all files. */
module.exports = {
	...base,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	globalSetup: '<rootDir>/test/e2e/support/startN8n.ts',
	globalTeardown: '<rootDir>/test/e2e/support/stopN8n.ts',
	// One after the other: the machine's two cores belong to n8n.
	maxWorkers: 1,
	testTimeout: 300_000,
	verbose: true,
};
