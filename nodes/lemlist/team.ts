import type { LookUpContext } from '../shared/lookUp';
import { lookUp } from '../shared/lookUp';

/** A member of the API key's team. */
export interface Member {
	/** `usr_…` */
	userId: string;
	name?: string;
	email?: string;
}

/** All items of a run share their helpers, and so one look-up. */
const lookedUp = new WeakMap<object, Promise<Member[]>>();

/**
 * The members of the team, asked for once per run (developer.lemlist.com, Get Team: with
 * `version=v2` the answer lists the users).
 * @throws what {@link lookUp} throws; a failed look-up is made again by the next item
 */
export function teamMembers(context: LookUpContext): Promise<Member[]> {
	const known = lookedUp.get(context.helpers);
	if (known) return known;
	const members = askForMembers(context);
	lookedUp.set(context.helpers, members);
	members.catch(() => lookedUp.delete(context.helpers));
	return members;
}

async function askForMembers(context: LookUpContext): Promise<Member[]> {
	const { users = [] } = await lookUp(context, '/team', { version: 'v2' });
	return users as unknown as Member[];
}
