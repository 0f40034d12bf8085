// Which room may import which: arrows point one way. `npm run lint` holds the code to it.

/** Each room of nodes/, with the rooms that its files may import beside each other. */
const ROOMS = {
	'lemlist/values': ['lemlist/parseUrl', 'lemlist/records', 'lemlist/team'],
	'lemlist/policy': [
		'lemlist/beginningOf',
		'lemlist/http',
		'lemlist/pacing/circuitBreaker',
		'lemlist/pacing/headers',
		'lemlist/pacing/waits',
	],
	'lemlist/pacing': ['lemlist/clock', 'lemlist/http'],
	'lemlist/sending': [
		'lemlist/account',
		'lemlist/clock',
		'lemlist/http',
		'lemlist/pacing',
		'lemlist/policy',
	],
	'lemlist/errors': [
		'lemlist/beginningOf',
		'lemlist/parseUrl',
		'lemlist/http',
		'lemlist/pacing',
		'lemlist/policy',
		'lemlist/sending',
	],
	'lemlist/pages': ['lemlist/errors', 'lemlist/inOrder', 'lemlist/policy', 'lemlist/task'],
	'lemlist/lookUps': [
		'lemlist/http',
		'lemlist/pages',
		'lemlist/policy',
		'lemlist/records',
		'lemlist/sending',
		'lemlist/task',
	],
	'lemlist/session': [
		'lemlist/account',
		'lemlist/errors',
		'lemlist/http',
		'lemlist/pacing',
		'lemlist/policy',
		'lemlist/redact',
		'lemlist/sending',
	],
	lemlist: [],
	shared: ['lemlist'],
	'shared/fields': ['lemlist', 'shared/connect'],
	'shared/methods': ['lemlist', 'shared/connect', 'shared/nodeError', 'shared/fields'],
	'LemlistTasks/operations': ['lemlist', 'shared', 'LemlistTasks/operation'],
	'LemlistTasks/run': ['lemlist', 'shared', 'LemlistTasks/operation', 'LemlistTasks/operations'],
	LemlistTasks: ['lemlist', 'shared'],
	LemlistTasksTrigger: ['lemlist', 'shared'],
	'LemlistTasksTrigger/polling': ['lemlist'],
};

const inside = (room) => `^nodes/${room}[/.]`;

const roomRules = Object.entries(ROOMS).map(([room, imports]) => ({
	name: `imports of ${room}`,
	severity: 'error',
	from: { path: inside(room) },
	to: { path: '^nodes/', pathNot: [room, ...imports].map(inside) },
}));

module.exports = {
	forbidden: [
		...roomRules,
		{ name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'the client knows little of n8n',
			comment: 'Its timer, and the types of its HTTP helper.',
			severity: 'error',
			from: { path: '^nodes/lemlist/', pathNot: '^nodes/lemlist/(clock|http)[.]ts$' },
			to: { path: 'n8n-workflow' },
		},
		{
			name: 'the arithmetic of polls knows nothing of n8n',
			severity: 'error',
			from: { path: '^nodes/LemlistTasksTrigger/polling/' },
			to: { path: 'n8n-workflow' },
		},
		{
			name: 'only what n8n brings along',
			severity: 'error',
			from: {},
			to: { pathNot: ['^(nodes|credentials)/', 'node_modules/(n8n-workflow|luxon)/', '^crypto$'] },
		},
	],
	options: {
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
	},
};
