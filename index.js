// n8n finds the nodes and the credential through the `n8n` block of package.json. This file is for
// whoever requires the package by its name.
module.exports = {
	...require('./dist/credentials/LemlistTasksApi.credentials.js'),
	...require('./dist/nodes/LemlistTasks/LemlistTasks.node.js'),
	...require('./dist/nodes/LemlistTasksTrigger/LemlistTasksTrigger.node.js'),
};
