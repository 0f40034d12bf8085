const base = require('./jest.config');

/** A real n8n with the packed package, started once for all files. */
module.exports = {
	...base,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	globalSetup: '<rootDir>/test/e2e/support/startN8n.ts',
	globalTeardown: '<rootDir>/test/e2e/support/stopN8n.ts',
	// Before Node.js 24.9, jest needs these ES modules as CommonJS.
	transformIgnorePatterns: ['/node_modules/(?!(env-paths|get-port|is-safe-filename)/)'],
	// Sequentially, to leave the CPU to n8n.
	maxWorkers: 1,
	testTimeout: 300_000,
	verbose: true,
};
