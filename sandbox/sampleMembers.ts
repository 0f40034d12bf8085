// Sample data: a team of five. All of it is fictitious.

import type { TeamMember } from './types';

/** The team; the first is its admin. */
export const sampleMembers: readonly TeamMember[] = [
	member('TeamAdmin', 'Team Admin', 'admin'),
	member('SalesOne', 'Sales One', 'member'),
	member('SalesTwo', 'Sales Two', 'member'),
	member('SalesThree', 'Sales Three', 'member'),
	member('AccountManager', 'Account Manager', 'member'),
];

function member(name: string, displayName: string, role: TeamMember['role']): TeamMember {
	const email = `${displayName.toLowerCase().replace(' ', '.')}@example.com`;
	return { userId: `usr_${name.padEnd(17, '0')}`, name: displayName, email, role };
}
