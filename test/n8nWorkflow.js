module.exports = globalThis.sharedN8nWorkflow ?? require('../node_modules/n8n-workflow');
// As n8n-workflow does in the realm in which it is loaded.
BigInt.prototype.toJSON = function () {
	return this.toString();
};
