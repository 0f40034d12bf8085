// The head of the page: what a credential needs, the rate limit, and figures.

import { byId, element } from './dom.js';
import { limitOf } from './words.js';

/** @param {import('../core').State} state */
export function showHeader(state) {
	const { settings, counts, inLastWindow } = state;
	const seconds = settings.windowMs / 1000;
	const limit = limitOf(settings);
	byId('apiKey').textContent = state.apiKey;
	byId('baseUrl').textContent = `${location.origin}/api`;
	byId('gauge').className = inLastWindow >= settings.limit ? 'full' : '';
	byId('gauge').replaceChildren(
		...Array.from({ length: Math.min(settings.limit ?? 0, 40) }, (_, index) =>
			element('i', { className: index < inLastWindow ? 'on' : '' }),
		),
	);
	byId('used').textContent = `${inLastWindow} in the last ${seconds} s · ${limit.text}`;
	byId('used').title = limit.details;
	byId('figures').replaceChildren(
		figure(counts.requests, 'requests'),
		figure(counts.byStatus[429] ?? 0, 'rejected (429)'),
		figure(state.maxInAnyWindow, `max in any ${seconds} s`),
	);
}

/** Makes each Copy button copy the element that it names. */
export function enableCopying() {
	for (const button of document.querySelectorAll('[data-copy]')) {
		if (button instanceof HTMLElement) button.onclick = () => copy(button);
	}
}

/** @param {HTMLElement} button */
async function copy(button) {
	const source = byId(button.dataset['copy'] ?? '');
	try {
		await navigator.clipboard.writeText(source.textContent ?? '');
		button.textContent = 'Copied';
		setTimeout(() => (button.textContent = 'Copy'), 1500);
	} catch {
		// A browser may forbid it. The text is selected then, ready for Ctrl-C.
		getSelection()?.selectAllChildren(source);
	}
}

/**
 * @param {number} value
 * @param {string} label
 */
function figure(value, label) {
	return element('div', {}, element('b', { text: value }), element('span', { text: label }));
}
