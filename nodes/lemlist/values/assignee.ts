import type { Member } from '../team';
import { COMMAS_OR_LINES, toList } from './list';
import type { Reading, Rejection } from './reading';
import { isRejected } from './reading';

/**
 * Reads an assignee: a user ID (`usr_…`) as it is; an e-mail address or a name is looked up among the
 * team's members. What the value looks like decides, never the locator's mode: n8n's expression toggle
 * stores mode `id` whatever the expression returns.
 * @param members reads the team; not called for an ID
 * @throws what `members` throws
 */
export async function toAssignee(
	value: unknown,
	members: () => Promise<Member[]>,
): Promise<Reading<string>> {
	const given = typeof value === 'string' ? value.trim() : '';
	if (/^usr_[^\s,]+$/.test(given)) return { value: given };
	if (given === '') return NOT_AN_ASSIGNEE;
	const team = await members();
	return oneOf(given, membersBy(given.includes('@') ? 'email' : 'name', given, team), team);
}

/**
 * Reads some assignees from a list or text, as lemlist takes a list in a query: separated by commas.
 * @param members reads the team; not called for IDs
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

const NOT_AN_ASSIGNEE: Rejection = {
	problem: 'is not a team member',
	advice: 'Use the user ID (usr_…), the e-mail address or the name of a team member.',
};

const membersBy = (property: 'email' | 'name', given: string, team: Member[]): Member[] =>
	team.filter((member) => normalized(member[property]) === normalized(given));

/** For comparing names as people do: upper and lower case and the number of blanks do not matter. */
const normalized = (text: unknown) =>
	typeof text === 'string'
		? text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
		: undefined;

function oneOf(given: string, found: Member[], team: Member[]): Reading<string> {
	const [member, other] = found;
	if (member && !other) return { value: member.userId };
	return {
		problem: member ? 'is the name of several team members' : 'is not a team member',
		advice: member ? `Use an e-mail address: ${listed(found)}.` : whoExists(team),
		code: 'UNKNOWN_ASSIGNEE',
		reason: 'unknown assignee',
		culprit: given,
	};
}

const whoExists = (team: Member[]) =>
	team.length > 0
		? `The team of this API key has: ${listed(team)}.`
		: 'The team of this API key has no members.';

/** Max members in one message. */
const MAX_LISTED = 20;

function listed(members: Member[]): string {
	const names = members.slice(0, MAX_LISTED).map(nameOf);
	const more = members.length - names.length;
	return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

const nameOf = ({ name, email, userId }: Member) =>
	name && email ? `${name} (${email})` : name || email || userId;
