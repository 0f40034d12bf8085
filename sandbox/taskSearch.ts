// The search of the page. lemlist's own search is in taskFilter.ts.

import { contains } from './text';
import type { SandboxTask, TeamMember } from './types';

/**
 * Returns a predicate for the tasks that contain a text in one of the columns of the page: title, ID,
 * type, message, assignee or status. Blanks around it and upper or lower case do not matter.
 */
export function containsText(
	text: string,
	members: readonly TeamMember[],
): (task: SandboxTask) => boolean {
	const part = text.trim();
	if (part === '') return () => true;
	const names = new Map(members.map(({ userId, name, email }) => [userId, [name, email]]));
	return ({ _id, type, title, content, status, userId }) =>
		[title, _id, type, content, status, userId, ...(names.get(userId) ?? [])].some((column) =>
			contains(column, part),
		);
}
