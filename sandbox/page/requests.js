// The table of requests, the latest first. Each links to the tasks it is about.

import { byId, element } from './dom.js';
import { timeOf } from './times.js';
import { fieldsOf, taskIdsOf } from './words.js';

/** @typedef {import('../requestLog').RequestRecord} Request */

const maxLinks = 3;

/** @param {Request[]} requests */
export function showRequests(requests) {
	byId('requests').replaceChildren(...[...requests].reverse().map(requestRow));
}

/** @param {Request} request */
function requestRow(request) {
	return element(
		'tr',
		{},
		element('td', { className: 'nowrap soft', text: timeOf(request.at) }),
		element(
			'td',
			{},
			element('code', { text: `${request.method} ${request.path}` }),
			element('br'),
			element('span', { className: 'id' }, ...about(request)),
		),
		element(
			'td',
			{},
			status(request),
			element('div', {
				className: 'id',
				text: request.clientGone ? 'client gone' : (request.fault ?? ''),
			}),
		),
	);
}

/** @param {Request} request */
function about(request) {
	const ids = taskIdsOf(request);
	const fields = fieldsOf(request).join(', ');
	/** @type {Array<Node | string>} */
	const parts = ids
		.slice(0, maxLinks)
		.map((id) => element('a', { href: `#${id}`, title: 'Show this task', text: id }));
	if (ids.length > maxLinks) parts.push(`${ids.length - maxLinks} more`);
	if (fields) parts.push(fields);
	return parts.flatMap((part, index) => (index === 0 ? [part] : [' · ', part]));
}

/** @param {Request} request */
function status({ status, fault, endedAt }) {
	if (status === null && endedAt === null) return pill('soft', '…');
	const color = status === 200 && !fault ? 'good' : status === 429 ? 'wait' : 'bad';
	return pill(color, String(status ?? 'none'));
}

/**
 * @param {string} color
 * @param {string} text
 */
function pill(color, text) {
	return element('span', { className: `pill ${color}`, text });
}
