// HTTP Basic with an empty user and the API key as password
// (https://developer.lemlist.com/api-reference/getting-started/authentication).

import { createHash } from 'node:crypto';
import { ApiError } from './errors';

/** Why a key that exists is refused all the same; see lemlist's docs on errors. */
export type Refusal = 'blocked' | 'planTooLow' | 'noUser';

/** The keys the sandbox knows. */
export interface Keys {
	/** Keys that are let in. */
	accepted: readonly string[];
	/** Keys that are refused, and why. */
	refused: Readonly<Record<string, Refusal>>;
}

const refusals: Record<Refusal, ApiError> = {
	blocked: new ApiError(403, 'USER_BLOCKED', 'User linked to this API key is blocked'),
	planTooLow: new ApiError(402, 'PLAN_TOO_LOW', 'route is available starting emailPro plan'),
	noUser: new ApiError(404, 'USER_NOT_FOUND', 'No user found for this API key'),
};

/** The API key of an `Authorization` header; `''` when there is none. */
export function apiKeyOf(authorization: string | undefined): string {
	const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
	const credentials = Buffer.from(encoded, 'base64').toString();
	// A user makes the credentials wrong, not absent: keep it, so that they match no key.
	return credentials.startsWith(':') ? credentials.slice(1) : credentials;
}

/** @throws ApiError 400 without a key, 401 with an unknown one, 402, 403 or 404 with a refused one */
export function authenticate(apiKey: string, keys: Keys): void {
	if (apiKey === '') throw new ApiError(400, 'NO_API_KEY', 'No API key provided');
	const refusal = Object.hasOwn(keys.refused, apiKey) ? keys.refused[apiKey] : undefined;
	if (refusal) throw refusals[refusal];
	if (!keys.accepted.includes(apiKey)) {
		throw new ApiError(401, 'ROUTE_UNAUTHORIZED', 'The authentication you supplied is incorrect');
	}
}

/** A short name for a key that does not give it away; `none` for no key. */
export function fingerprint(apiKey: string): string {
	return apiKey === '' ? 'none' : createHash('sha256').update(apiKey).digest('hex').slice(0, 8);
}
