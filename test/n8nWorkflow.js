module.exports = globalThis.n8nWorkflow;
// As n8n-workflow does where it is loaded.
BigInt.prototype.toJSON = function () {
	return this.toString();
};
