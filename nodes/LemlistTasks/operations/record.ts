import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Reading } from '../../lemlist/values/reading';
import type { RecordMode } from '../../lemlist/values/record';
import { toRecord } from '../../lemlist/values/record';
import { clientOf } from '../../shared/connect';
import type { Reader } from '../../shared/fields/field';

/**
 * Reads a record by ID, a contact by e-mail address or a company by domain.
 * @param parameter the locator's name
 */
export const toRecordOf =
	(parameter: string): Reader =>
	async (value, item) => {
		const client = await clientOf(item);
		const lookUps = {
			contacts: async (email: string) => await client.contacts(email),
			companies: async (domain: string) => await client.companies(domain),
		};
		try {
			return await toRecord(value, modeOf(parameter, item), lookUps);
		} catch (error) {
			return notInPlan(error);
		}
	};

/** Lists, IDs and expressions for the whole locator are judged by what they look like. */
function modeOf(parameter: string, item: IExecuteSingleFunctions): RecordMode {
	const { mode } = Object(item.getNodeParameter(parameter)) as IDataObject;
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
