// The page of the sandbox: polls its state and shows it.

import { byId } from './dom.js';
import { enableCopying, showHeader } from './header.js';
import { showRequests } from './requests.js';
import { showTasks } from './tasks.js';
import { timezone } from './times.js';

const search = /** @type {HTMLInputElement} */ (byId('search'));
let last = '';
let turn = 0;

async function refresh() {
	const mine = ++turn; // a later refresh, as of a search, overtakes this one
	try {
		const query = new URLSearchParams({ tasks: '200', requests: '40', search: search.value });
		const text = await (await fetch(`/sandbox/state?${query}`)).text();
		if (mine !== turn) return;
		document.body.className = '';
		if (text !== last) show(JSON.parse(text)); // redrawing would clear the reader's selection
		last = text;
	} catch {
		document.body.className = 'lost';
	}
	setTimeout(() => {
		if (mine === turn) void refresh();
	}, 500);
}

/** @param {import('../core').State} state */
function show(state) {
	showHeader(state);
	showTasks(state, search.value !== '', location.hash.slice(1));
	showRequests(state.requests);
}

/** Highlights the task that the address names, and searches for it if it is not among those shown. */
async function pick() {
	const id = location.hash.slice(1);
	if (id !== '' && !document.getElementById(id)) search.value = id;
	last = '';
	await refresh();
	document.getElementById(id)?.scrollIntoView({ block: 'center' });
}

async function reset() {
	search.value = '';
	history.replaceState(null, '', location.pathname);
	await fetch('/sandbox/reset', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: '{}',
	}).catch(() => undefined); // the refresh says so
	await refresh();
}

for (const place of document.querySelectorAll('.timezone')) place.textContent = `(${timezone})`;
enableCopying();
search.oninput = refresh;
byId('reset').onclick = reset;
window.onhashchange = pick;
void refresh();
