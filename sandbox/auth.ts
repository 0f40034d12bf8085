// HTTP Basic with an empty user name and the API key as the password
// (https://developer.lemlist.com/api-reference/getting-started/authentication).

import { createHash } from 'node:crypto';
import { ApiError, planTooLow } from './errors';

/** Why an existing key is rejected anyway; see lemlist's docs on errors. */
export type Rejection = 'blocked' | 'planTooLow' | 'noUser';

/** The API keys of a sandbox. */
export interface Keys {
	/** Valid keys. */
	accepted: readonly string[];
	/** Keys that are rejected, and why. */
	rejected: Readonly<Record<string, Rejection>>;
}

const rejections: Record<Rejection, ApiError> = {
	blocked: new ApiError(403, 'USER_BLOCKED', 'User linked to this API key is blocked'),
	planTooLow: planTooLow(),
	noUser: new ApiError(404, 'USER_NOT_FOUND', 'No user found for this API key'),
};

/** The API key in an `Authorization` header; `''` if there is none. */
export function apiKeyOf(authorization: string | undefined): string {
	const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
	const credentials = Buffer.from(encoded, 'base64').toString();
	// With a user name the credentials are wrong, not absent. Keep it, so that they match no key.
	return credentials.startsWith(':') ? credentials.slice(1) : credentials;
}

/**
 * @throws ApiError 400 without a key, 401 for an unknown key, 402, 403 or 404 for a rejected one
 */
export function authenticate(apiKey: string, keys: Keys): void {
	if (apiKey === '') throw new ApiError(400, 'NO_API_KEY', 'No API key provided');
	const rejection = Object.hasOwn(keys.rejected, apiKey) ? keys.rejected[apiKey] : undefined;
	if (rejection) throw rejections[rejection];
	if (!keys.accepted.includes(apiKey)) {
		throw new ApiError(401, 'ROUTE_UNAUTHORIZED', 'The authentication you supplied is incorrect');
	}
}

/** A short name for a key that does not reveal it; `none` if there is no key. */
export function fingerprint(apiKey: string): string {
	return apiKey === '' ? 'none' : createHash('sha256').update(apiKey).digest('hex').slice(0, 8);
}
