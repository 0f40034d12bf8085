// The team and the records that the tables are about: those of the sandbox, and two members of one name.
import { sampleCompanies, sampleContacts, sampleMembers } from '../../sandbox';
import type { TeamMember } from '../../sandbox';

const twin = (number: number): TeamMember => ({
	userId: `usr_Twin${number}000000000000`,
	name: 'Sales Twin',
	email: `twin.${number}@example.com`,
	role: 'member',
});

/** The members of the team. */
export const TEAM: readonly TeamMember[] = [...sampleMembers, twin(1), twin(2)];

/** What the node says about the team. */
export const WHO_EXISTS = `The team of this API key has: ${TEAM.map(
	({ name, email }) => `${name} (${email})`,
).join(', ')}. Use a user ID (usr_…) for anybody who left it.`;

/** Contacts by an e-mail address in any case, as lemlist finds them. */
export const contacts = async (email: string) =>
	sampleContacts.filter((each) => each.email === email.toLowerCase());

/** Companies by a domain in any case. */
export const companies = async (domain: string) =>
	sampleCompanies.filter((each) => each.domain === domain.toLowerCase());
