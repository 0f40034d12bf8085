import { listUnder } from './policy/expected';

/** A contact of the API key's team. */
export interface Contact {
	/** `ctc_…` */
	_id: string;
	fullName?: string | null;
	email?: string | null;
}

/** A company of the API key's team. */
export interface Company {
	/** `cpn_…` */
	_id: string;
	domain?: string | null;
	fields?: { name?: string | null } | null;
}

/** The records in a reply: a bare list, or a page of one. */
export const recordsIn = <T>(body: unknown): T[] => listUnder(body, 'data') as T[];
