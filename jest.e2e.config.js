const base = require('./jest.config');

/** A real n8n with the packed package, started once for all files. */
module.exports = {
	...base,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	globalSetup: '<rootDir>/test/e2e/support/startN8n.ts',
	globalTeardown: '<rootDir>/test/e2e/support/stopN8n.ts',
	// Sequentially, to leave the CPU to n8n.
	maxWorkers: 1,
	testTimeout: 300_000,
	verbose: true,
};
