import type { Get } from './http';
import { isTeam } from './policy/expected';

/** A member of the API key's team. */
export interface Member {
	/** `usr_…` */
	userId: string;
	name?: string;
	email?: string;
}

/**
 * Reads the members of the team (developer.lemlist.com, Get Team: with `version=v2` the reply lists
 * the users).
 * @param get reads a path of lemlist's API
 * @throws what `get` throws
 */
export async function readTeam(get: Get): Promise<Member[]> {
	const { users } = (await get('/team', { version: 'v2' }, isTeam)) as { users: Member[] };
	return users;
}
