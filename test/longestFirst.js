const Sequencer = require('@jest/test-sequencer').default;

/** The folders whose files take longest. Run last, they would leave the other cores idle. */
const LONG = [
	'attack',
	'simulation',
	'unit/lemlist/pacing',
	'tarball',
	'engine',
	'package',
	'unit/scripts/conformance',
];

const rankOf = ({ path }) => {
	const rank = LONG.findIndex((folder) => path.includes(`/test/${folder}/`));
	return rank < 0 ? LONG.length : rank;
};

/** Starts the longest files first. Goes by folders, since a new clone has no timings of earlier runs. */
module.exports = class LongestFirst extends Sequencer {
	sort(tests) {
		return [...tests].sort((one, other) => rankOf(one) - rankOf(other));
	}
};
