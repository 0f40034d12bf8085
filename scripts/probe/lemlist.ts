// Asks lemlist over HTTP.
import { LemlistTasksApi } from '../../credentials/LemlistTasksApi.credentials';
import type { Account } from '../../nodes/lemlist/account';
import manifest from '../../package.json';
import { keptHeaders, type Answer, type KeptHeaders } from './observation';

const credential = new LemlistTasksApi();

/** The URL of lemlist's API, as in the credential. */
export const lemlistUrl = String(
	credential.properties.find(({ name }) => name === 'baseUrl')?.default,
);

const TIMEOUT_MS = 15_000;

/**
 * Sends one `GET /team`, and returns what is known once the headers are here. The body is read to its
 * end, so that the connection can be used again, and thrown away.
 *
 * @throws Error that names no key if there is no reply, or it is not of lemlist's API
 */
export async function getTeam({ baseUrl, apiKey }: Account): Promise<Answer> {
	const response = await fetch(`${baseUrl}/team`, {
		headers: {
			authorization: `Basic ${Buffer.from(`:${apiKey}`).toString('base64')}`,
			'user-agent': manifest.name,
		},
		// It would take the key along.
		redirect: 'manual',
		signal: AbortSignal.timeout(TIMEOUT_MS),
	}).catch((error: Error) => {
		throw new Error(`There was no reply: ${causeOf(error)}`);
	});
	void response.arrayBuffer().catch(() => undefined);
	const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
	// lemlist's host returns its web app, with status 200, for every unknown path.
	if (response.status === 200 && !isJson) throw new Error(wordsFor('responseSuccessBody'));
	return { status: response.status, headers: kept(response.headers) };
}

/** What a first reply other than 200 means, and what to do. */
export function refusal(status: number): string {
	if (status === 429) {
		return 'The first request was rejected with 429: something else uses the API key. Try again while nothing does.';
	}
	return wordsFor('responseCode', status) ?? `The first reply has status ${status} instead of 200.`;
}

function causeOf({ message, cause }: Error): string {
	return cause instanceof Error
		? cause.message || String((cause as NodeJS.ErrnoException).code)
		: message;
}

function kept(headers: Headers): KeptHeaders {
	return Object.fromEntries(
		keptHeaders.flatMap((name) => {
			const value = headers.get(name);
			return value === null ? [] : [[name, value]];
		}),
	);
}

/** The words of the credential's test. */
function wordsFor(type: string, status?: number): string | undefined {
	const rules = credential.test.rules ?? [];
	const found = rules.find(
		(rule) =>
			rule.type === type &&
			(status === undefined || ('value' in rule.properties && rule.properties.value === status)),
	);
	return found?.properties.message;
}
