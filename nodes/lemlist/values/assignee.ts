import type { Member } from '../team';
import { isBlank, visible } from './cell';
import { emailIn } from './addresses';
import { idIn, idOf } from './ids';
import { MAX_ADDRESS } from './limits';
import { BETWEEN_NAMES, listReader } from './list';
import { isRejected, reader } from './reader';
import type { Reading, Rejection } from './reader';

const USER = ['usr_'];

const NOT_AN_ASSIGNEE: Rejection = {
	problem: 'is not a team member',
	advice: 'Use the user ID (usr_…), the e-mail address or the name of a team member.',
};

/** Who is meant: a user ID, or what to look for in the team. */
type Meant = { userId: string } | { email: string } | { name: string };

/** What the value looks like decides, never the locator's mode: n8n's expression toggle stores mode `id`. */
const toMeant = reader(
	{ otherwise: NOT_AN_ASSIGNEE, maxLength: MAX_ADDRESS, partOf: personIn },
	(given): Reading<Meant> | undefined => {
		if (typeof given !== 'string') return undefined;
		const userId = idIn(given, USER);
		const email = emailIn(given);
		return { value: userId ? { userId } : email ? { email } : { name: given } };
	},
);

const toAllMeant = listReader(BETWEEN_NAMES, toMeant);

/** The user ID or e-mail address in what lemlist and other services write for a person. */
function personIn(object: Readonly<Record<string, unknown>>): unknown {
	const { email, value, person, profile } = object;
	const nested = [person, profile].map((each) => (Object(each) as { email?: unknown }).email);
	return idOf(USER)(object) ?? [email, ...nested, value].find((each) => !isBlank(each));
}

/**
 * Reads an assignee: a user ID (`usr_…`) as it is, since people who left the team still have tasks; an
 * e-mail address or a name is looked up among the team's members.
 * @param members reads the team; not called for an ID
 * @throws what `members` throws
 */
export async function toAssignee(
	given: unknown,
	members: () => Promise<Member[]>,
): Promise<Reading<string | undefined>> {
	const reading = toMeant(given);
	if (isRejected(reading)) return reading;
	return reading.value === undefined
		? { value: undefined }
		: await memberFor(reading.value, members);
}

/**
 * Reads some assignees from a list or text, as lemlist takes a list in a query: separated by commas.
 * @param members reads the team; not called for IDs
 * @throws what `members` throws
 */
export async function toAssignees(
	given: unknown,
	members: () => Promise<Member[]>,
): Promise<Reading<string | undefined>> {
	const reading = toAllMeant(given);
	if (isRejected(reading)) return reading;
	const ids: string[] = [];
	for (const meant of reading.value ?? []) {
		const member = await memberFor(meant, members);
		if (isRejected(member)) return member;
		ids.push(member.value);
	}
	return { value: ids.join(',') || undefined };
}

async function memberFor(meant: Meant, members: () => Promise<Member[]>): Promise<Reading<string>> {
	if ('userId' in meant) return { value: meant.userId };
	const team = await members();
	if ('email' in meant) return oneOf(meant.email, membersBy('email', meant.email, team), team);
	const found = membersBy('name', meant.name, team);
	const turned = found.length > 0 ? found : membersBy('name', firstNameFirst(meant.name), team);
	return oneOf(meant.name, turned, team);
}

const membersBy = (property: 'email' | 'name', given: string, team: Member[]): Member[] =>
	team.filter((member) => normalized(member[property]) === normalized(given));

/** `Last, First`, as address books write names, becomes `First Last`. */
const firstNameFirst = (name: string): string => name.split(',').reverse().join(' ');

/** For comparing names as people do: upper and lower case and the number of blanks do not matter. */
const normalized = (text: unknown) =>
	typeof text === 'string'
		? visible(text).normalize('NFC').replace(/\s+/g, ' ').toLowerCase()
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
		? `The team of this API key has: ${listed(team)}. Use a user ID (usr_…) for anybody who left it.`
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
