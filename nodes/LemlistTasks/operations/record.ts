import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Reading } from '../../lemlist/values/reading';
import type { RecordMode } from '../../lemlist/values/record';
import { toRecord } from '../../lemlist/values/record';
import { clientOf } from '../../shared/connect';
import type { Reader } from '../../shared/fields/field';

/** Reads the record of Create: by ID, a contact by e-mail address or a company by domain. */
export const toRecordId: Reader = async (value, item) => {
	const client = await clientOf(item);
	const lookUps = {
		contacts: async (email: string) => await client.contacts(email),
		companies: async (domain: string) => await client.companies(domain),
	};
	try {
		return await toRecord(value, modeOf(item.getNodeParameter('recordId')), lookUps);
	} catch (error) {
		return notInPlan(error);
	}
};

/** Lists, IDs and expressions for the whole locator are judged by what they look like. */
function modeOf(locator: unknown): RecordMode {
	const { mode } = Object(locator) as { mode?: unknown };
	return mode === 'email' || mode === 'domain' ? mode : undefined;
}

/** A team without the look-up can still create tasks by ID. */
function notInPlan(error: unknown): Reading<never> {
	if (!(error instanceof LemlistError) || error.code !== 'NOT_IN_PLAN') throw error;
	return {
		problem: "cannot be looked up with the lemlist plan of this API key's team",
		advice: 'Use an ID instead: ctc_…, cpn_… or lea_….',
		code: error.code,
		reason: error.reason,
	};
}
