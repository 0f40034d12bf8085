// The table of tasks. Changed fields are marked, and new changes flash.

import { byId, element } from './dom.js';
import { dateOf } from './times.js';
import { tasksTitle } from './words.js';

/**
 * @typedef {import('../types').SandboxTask} Task
 * @typedef {import('../store').Change} Change
 */

/**
 * How many updates of each task have flashed.
 *
 * @type {Map<string, number>}
 */
const flashed = new Map();

/**
 * @param {import('../core').State} state
 * @param {boolean} isSearch
 * @param {string} pickedId the task to highlight
 */
export function showTasks(state, isSearch, pickedId) {
	const members = new Map(state.members.map((member) => [member.userId, member.name]));
	byId('tasksTitle').textContent = tasksTitle(state.counts, state.tasks.length, isSearch);
	byId('tasks').replaceChildren(
		...state.tasks.map((task) => {
			const row = taskRow(task, state.changes[task._id], members);
			row.id = task._id; // the target of the links in the list of requests
			row.classList.toggle('picked', task._id === pickedId);
			return row;
		}),
	);
}

/**
 * @param {Task} task
 * @param {Change | undefined} change
 * @param {Map<string, string>} members
 */
function taskRow(task, change, members) {
	/**
	 * @param {string[]} fields as requests name them
	 * @param {Array<Node | string>} children
	 */
	const cell = (fields, ...children) =>
		element(
			'td',
			{ className: fields.some((field) => change?.fields.includes(field)) ? 'changed' : '' },
			...children,
		);
	return element(
		'tr',
		{ className: `${change ? 'changed' : ''} ${isNew(task._id, change) ? 'fresh' : ''}` },
		cell(
			['title'],
			task.title,
			element('br'),
			element('span', { className: 'id', text: `${task._id} · ${task.type}` }),
		),
		cell(['message'], task.content),
		cell(['assignedTo'], members.get(task.userId) ?? task.userId),
		cell(
			['dueDate'],
			element('span', { className: 'nowrap', title: task.dueDate, text: dateOf(task.dueDate) }),
		),
		cell(['priority'], ['Low', 'Medium', 'High'][task.priority ?? -1] ?? '–'),
		cell(['images', 'videos'], media(task.images, 'image'), media(task.videos, 'video')),
		cell(
			['done', 'ids'],
			element('span', {
				className: `pill ${task.status === 'pending' ? 'soft' : 'good'}`,
				text: task.status,
			}),
		),
	);
}

/**
 * @param {string} id
 * @param {Change | undefined} change
 */
function isNew(id, change) {
	const before = flashed.get(id);
	if (change) flashed.set(id, change.count);
	else flashed.delete(id); // reset: the next change is the first again
	return change !== undefined && change.count !== before;
}

/**
 * @param {string[]} urls
 * @param {string} word
 */
function media(urls, word) {
	const text = urls.length ? `${urls.length} ${word}${urls.length > 1 ? 's' : ''}` : '';
	return element('div', { className: 'nowrap', title: urls.join('\n'), text });
}
