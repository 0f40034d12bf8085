import type { IDataObject } from 'n8n-workflow';
import type { Pagination } from '../../LemlistTasks/declarations/plan';
import { ask } from './page';
import { toTasks } from '../../LemlistTasks/declarations/toTasks';
import { wantedBy } from '../../LemlistTasks/declarations/wanted';

/**
 * All pages of `GET /tasks` that an item wants, one after the other: lemlist tells neither their
 * size nor their number, so the last is the one that brings nothing new
 * (developer.lemlist.com, Get Many Tasks).
 */
export const listPages: Pagination = async function (request) {
	const most = wantedBy(this);
	const known = new Map<unknown, IDataObject>();
	for (let page = 0; known.size < most; page++) {
		const before = known.size;
		const { results } = await ask([this, request], { page });
		for (const task of results) known.set(task['_id'], task);
		if (known.size === before) break;
	}
	return toTasks(this, [...known.values()], most);
};
