const { rmSync } = require('node:fs');

module.exports = () => {
	const { own, before } = globalThis.temporaryFolder;
	rmSync(own, { recursive: true, force: true });
	if (before === undefined) delete process.env.TMPDIR;
	else process.env.TMPDIR = before;
};
