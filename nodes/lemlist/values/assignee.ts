import type { Member } from '../team';
import { COMMAS_OR_LINES, toList } from './list';
import type { Reading } from './reading';
import { isRejected } from './reading';

/**
 * Reads an assignee: a user ID (`usr_…`) as it is, an e-mail address looked up among the team's
 * members. The @ decides and never the locator's mode, since n8n's expression toggle stores mode `id`
 * whatever the expression returns.
 * @param members reads the team; called only for addresses
 * @throws what `members` throws
 */
export async function toAssignee(
	value: unknown,
	members: () => Promise<Member[]>,
): Promise<Reading<string>> {
	const given = typeof value === 'string' ? value.trim() : '';
	if (/^usr_[^\s,]+$/.test(given)) return { value: given };
	return given.includes('@') ? findByEmail(given, await members()) : NOT_AN_ASSIGNEE;
}

/**
 * Reads some assignees from a list or text, as lemlist takes a list in a query: separated by commas.
 * @param members reads the team; called only for addresses
 * @throws what `members` throws
 */
export async function toAssignees(
	value: unknown,
	members: () => Promise<Member[]>,
): Promise<Reading<string | undefined>> {
	const ids: string[] = [];
	for (const each of toList(value, COMMAS_OR_LINES)) {
		const reading = await toAssignee(each, members);
		if (isRejected(reading)) return { ...reading, culprit: each };
		ids.push(reading.value);
	}
	return { value: ids.join(',') || undefined };
}

const NOT_AN_ASSIGNEE = {
	problem: 'is neither a user ID nor an e-mail address',
	advice: 'Use the ID of a lemlist user (usr_…) or the e-mail address of a team member.',
};

function findByEmail(email: string, members: Member[]): Reading<string> {
	const member = members.find((each) => each.email?.toLowerCase() === email.toLowerCase());
	if (member) return { value: member.userId };
	return {
		problem: 'is not the e-mail address of a team member',
		advice: listed(members),
		code: 'UNKNOWN_ASSIGNEE',
	};
}

/** Max addresses in one message. */
const MAX_LISTED = 20;

function listed(members: Member[]): string {
	const emails = members.flatMap(({ email }) => email ?? []);
	if (emails.length === 0) return 'No member of the team of this API key has one.';
	const more = emails.length > MAX_LISTED ? [`and ${emails.length - MAX_LISTED} more`] : [];
	return `The team of this API key has: ${[...emails.slice(0, MAX_LISTED), ...more].join(', ')}.`;
}
