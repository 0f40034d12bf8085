const { availableParallelism } = require('node:os');

/**
 * The default tests: units and n8n's own engine in this process, on the sources as they are, and what is
 * published, for which `test/tarball` builds dist/ first. `npm run test:e2e` runs a whole n8n.
 */
module.exports = {
	testMatch: ['<rootDir>/test/{attack,unit,engine,package,simulation,tarball}/**/*.test.ts'],
	testEnvironment: '<rootDir>/test/environment.js',
	moduleNameMapper: { '^n8n-workflow$': '<rootDir>/test/n8nWorkflow.js' },
	globalSetup: '<rootDir>/test/temporaryFolder/create.js',
	globalTeardown: '<rootDir>/test/temporaryFolder/delete.js',
	// Jest runs files in a vm, where each look-up of a global is slow, even of Infinity: the simulation takes
	// three times as long without this.
	sandboxInjectedGlobals: ['Array', 'Infinity', 'Math', 'Number', 'Object'],
	transform: {
		'^.+\\.[tj]s$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'commonjs' },
			},
		],
	},
	// Many tests wait, for a rate limit or another process, so there are more workers than cores.
	maxWorkers: Math.ceil(1.5 * availableParallelism()),
	// Only hanging tests take this long, even on a busy machine.
	testTimeout: 120_000,
	testSequencer: '<rootDir>/test/longestFirst.js',
	// n8n-core leaves more behind in a worker with each file that loads it, which slows down all promises.
	workerIdleMemoryLimit: '400MB',
	// By default, Jest force-exits workers that take more than half a second to exit.
	workerGracefulExitTimeout: 10_000,
};
