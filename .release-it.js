// `npm run release -- minor`: bumps the version, dates the changelog, commits, tags and pushes. It does
// not publish: the tag triggers .github/workflows/publish.yml, which publishes to npm.
const { homepage } = require('./package.json');

const isDryRun = process.argv.includes('--dry-run');

module.exports = {
	hooks: {
		'before:init': ['npm run lint', 'npm test'],
		// The changelog's new links are not formatted as lint wants them, and the tag's workflow lints again.
		'before:git:beforeRelease': 'prettier --write --log-level warn CHANGELOG.md',
	},
	git: {
		// A release starts from a clean main with an upstream. A dry run works in any clone.
		requireBranch: isDryRun ? false : 'main',
		requireCleanWorkingDir: !isDryRun,
		requireUpstream: !isDryRun,
		push: !isDryRun,
		tagName: '${version}',
	},
	// The first release has the version that package.json already has.
	npm: { publish: false, allowSameVersion: true },
	plugins: {
		'@release-it/keep-a-changelog': {
			filename: 'CHANGELOG.md',
			addUnreleased: true,
			addVersionUrl: true,
			// By default, it comes from the URL of the remote, which may be a fork.
			versionUrlFormats: { repositoryUrl: homepage.replace('#readme', '') },
		},
	},
};
