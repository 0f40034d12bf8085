const { TestEnvironment } = require('jest-environment-node');

/**
 * Lets unit tests share n8n-workflow: each worker loads it once, which takes about as long as most tests. Tests of
 * n8n's engine load it with n8n-core, since errors of another realm are none to `instanceof`.
 */
module.exports = class extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		const isUnit = context.testPath.includes('/test/unit/');
		if (isUnit) this.global.sharedN8nWorkflow = require('n8n-workflow');
	}
};
