// What lemlist's docs leave open: what this sandbox assumes, and what a profile puts in its place.

import { readFileSync } from 'node:fs';
import { ApiError, VerbatimError } from './errors';
import type { Settings } from './settings';

/** How a request is rejected. */
export interface Refusal {
	status: number;
	body: string | object;
	/** Media type: the body is sent as it is. Without one, a text takes the format of the other errors. */
	type?: string;
	/** lemlist's code, for formats that have one. */
	code?: string;
}

/** The answers to the open questions. Null instead of a {@link Refusal}: the request is accepted. */
export interface Answers {
	/** An update of a task that does not exist. */
	unknownTask: Refusal | null;
	/** An update of a task that is done, or ignored. */
	doneTask: Refusal | null;
	ignoredTask: Refusal | null;
	/** Whether `done: false` opens a task that is done, or ignored. */
	reopensDone: boolean;
	reopensIgnored: boolean;
	/** Whether an empty title, message or due date empties the field. */
	clearsText: boolean;
	clearsDueDate: boolean;
	/** What a task without priority has as its priority. */
	noPriority: null | number | string;
	/** An assignee who is not in the team. */
	unknownAssignee: Refusal | null;
	/** Whether the older list rejects requests without `filters`, and how many tasks a page has. */
	filtersRequired: boolean;
	listPageSize: number;
	/** Names under which a new task's record is accepted, and types of tasks that can be created. */
	recordNames: readonly string[];
	types: readonly string[];
	/** Tasks to ignore of which one does not exist, and whether the others are ignored all the same. */
	unknownIgnored: Refusal | null;
	ignoresOthers: boolean;
	/** Whether a task that is done becomes ignored. */
	ignoresDone: boolean;
	/** Max tasks to ignore in one request. */
	maxIgnored: number;
	/** Whether an empty list of images counts as images for a task that takes none. */
	rejectsEmptyMedia: boolean;
	/** Whether a rejected update saves nothing. */
	isAtomic: boolean;
	/** A request over the rate limit. */
	rateLimited: Refusal;
	/** Whether tasks without a due date come first in ascending order. */
	undatedFirst: boolean;
}

const BAD_TEAM: Refusal = { status: 400, code: 'BAD_TEAM', body: 'Bad team' };

/** What the sandbox assumes; README.md has the reasons. */
export const assumptions: Answers = {
	unknownTask: BAD_TEAM,
	doneTask: null,
	ignoredTask: null,
	reopensDone: true,
	reopensIgnored: true,
	clearsText: true,
	clearsDueDate: false,
	noPriority: null,
	unknownAssignee: { status: 400, code: 'BAD_USER', body: 'Bad user' },
	filtersRequired: true,
	listPageSize: 100,
	recordNames: ['recordId', 'leadId'],
	types: ['email', 'manual', 'phone', 'linkedin'],
	unknownIgnored: BAD_TEAM,
	ignoresOthers: false,
	ignoresDone: false,
	maxIgnored: Infinity,
	rejectsEmptyMedia: true,
	isAtomic: true,
	rateLimited: { status: 429, code: 'TOO_MANY_REQUESTS', body: 'Too Many Requests' },
	undatedFirst: false,
};

/** The answers that count: the assumptions, and what the settings put in their place. */
export const answersOf = ({ answers }: Pick<Settings, 'answers'>): Answers => ({
	...assumptions,
	...answers,
});

/** @throws ApiError if there is a refusal */
export function refuse(refusal: Refusal | null): void {
	if (!refusal) return;
	const { status, code = 'REFUSED', body, type } = refusal;
	if (type === undefined) throw new ApiError(status, code, String(body));
	throw new VerbatimError(status, body, type);
}

/**
 * Reads the settings of a profile, as `npm run conformance` writes it.
 *
 * @throws Error that names what is no setting
 */
export function readProfile(path: string, known: Readonly<Settings>): Partial<Settings> {
	const { settings } = Object(JSON.parse(readFileSync(path, 'utf8'))) as {
		settings?: Partial<Settings>;
	};
	if (!settings) throw new Error(`${path} is no profile: it has no "settings"`);
	const unknown = [
		...Object.keys(settings).filter((name) => !(name in known)),
		...Object.keys(settings.answers ?? {}).filter((name) => !(name in assumptions)),
	];
	if (unknown.length > 0) throw new Error(`${path} has unknown settings: ${unknown.join(', ')}`);
	return settings;
}
