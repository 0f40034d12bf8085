const { TestEnvironment } = require('jest-environment-node');

/** Lets test files share n8n-workflow: each worker loads it once, which takes about as long as most tests. */
module.exports = class extends TestEnvironment {
	constructor(...settings) {
		super(...settings);
		this.global.n8nWorkflow = require('n8n-workflow');
	}
};
