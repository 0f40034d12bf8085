/** The default tests: units and n8n's own engine in this process. `npm run test:e2e` runs a whole n8n. */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/{unit,engine,package,simulation}/**/*.test.ts'],
	// Much of the time is spent waiting for a rate limit, so no core is left to jest itself.
	maxWorkers: '100%',
	// Only what hangs takes as long as this, even where other work keeps the machine busy.
	testTimeout: 120_000,
	// By default a worker that needs more than half a second to end counts as hanging.
	workerGracefulExitTimeout: 10_000,
	modulePathIgnorePatterns: ['<rootDir>/dist/package.json'],
	transform: {
		'^.+\\.[tj]s$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
				module: { type: 'commonjs' },
			},
		],
	},
};
