const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** What tests and n8n leave in the temporary folder goes into one of this run, which delete.js deletes. */
module.exports = () => {
	const before = process.env.TMPDIR;
	const own = mkdtempSync(join(tmpdir(), 'lemlist-tasks-test-'));
	process.env.TMPDIR = own;
	globalThis.temporaryFolder = { own, before };
};
