import type { Converter } from '../../LemlistTasks/declarations/field';
import type { Reading } from './reading';
import { isRefused } from './reading';
import { toList } from './list';

/** What an assignee is found by. */
interface Member {
	userId: string;
	email?: string;
}

/**
 * Reads an assignee: a user ID (`usr_…`) as it is, an e-mail address looked up among the team's
 * members. The @ tells them apart and never the locator's mode, since n8n's expression toggle
 * stores mode `id` whatever the expression gives.
 * @param members looks the team up; asked only for addresses
 */
export const toAssignee =
	(members: (context: ItemContext) => Promise<Member[]>): Converter =>
	async (value, context) => {
		const given = typeof value === 'string' ? value.trim() : '';
		if (/^usr_[^\s,]+$/.test(given)) return { value: given };
		return given.includes('@') ? findByEmail(given, await members(context)) : NOT_AN_ASSIGNEE;
	};

/**
 * Reads some assignees from a list or text, as the text in which lemlist takes a list in a query.
 * @param members looks the team up; asked only for addresses
 */
export const toAssignees =
	(members: (context: ItemContext) => Promise<Member[]>): Converter =>
	async (value, context) => {
		const ids: unknown[] = [];
		for (const each of toList(value, /[,\n]/)) {
			const reading = await toAssignee(members)(each, context);
			if (isRefused(reading)) return { ...reading, culprit: each };
			ids.push(reading.value);
		}
		return { value: ids.join(',') || undefined };
	};

type ItemContext = Parameters<Converter>[1];

const NOT_AN_ASSIGNEE = {
	problem: 'is neither a user ID nor an e-mail address',
	advice: 'Give the ID of a lemlist user (usr_…) or the e-mail address of a team member.',
};

function findByEmail(email: string, members: Member[]): Reading<string> {
	const member = members.find((each) => each.email?.toLowerCase() === email.toLowerCase());
	if (member) return { value: member.userId };
	return {
		problem: 'is not the e-mail address of a team member',
		advice: `The team of this API key has: ${listed(members)}.`,
		code: 'UNKNOWN_ASSIGNEE',
	};
}

/** Most addresses in one message. */
const MAX_LISTED = 20;

function listed(members: Member[]): string {
	const emails = members.flatMap(({ email }) => email ?? []);
	const more = emails.length > MAX_LISTED ? [`and ${emails.length - MAX_LISTED} more`] : [];
	return [...emails.slice(0, MAX_LISTED), ...more].join(', ');
}
