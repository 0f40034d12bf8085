import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import { codedError } from '../shared/codedError';

/** The name of the credential type, as nodes and workflows store it. */
export const CREDENTIAL = 'lemlistTasksApi';

/** What is needed to speak with lemlist. */
export interface Account {
	apiKey: string;
	/** https, or http on this machine. */
	baseUrl: string;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks a credential before anything is sent with it.
 * @throws NodeOperationError where the key is empty or Base URL is not https; a key never crosses a
 * network in clear. It shows the URL and never the key.
 */
export function toAccount(credentials: ICredentialDataDecryptedObject, node: INode): Account {
	const apiKey = String(credentials['apiKey'] ?? '').trim();
	const baseUrl = String(credentials['baseUrl'] ?? '').trim();
	if (apiKey === '') {
		throw credentialError(
			node,
			'NO_API_KEY',
			"The credential's API Key is empty",
			HOW_TO_GET_A_KEY,
		);
	}
	if (!isSafe(baseUrl)) {
		throw credentialError(
			node,
			'UNSAFE_BASE_URL',
			`The credential's Base URL does not start with https://: "${baseUrl}"`,
			'It is usually https://api.lemlist.com/api. The API key is never sent over http.',
		);
	}
	return { apiKey, baseUrl };
}

const HOW_TO_GET_A_KEY = 'Generate one in lemlist under Settings > Integrations.';

function isSafe(baseUrl: string): boolean {
	if (!URL.canParse(baseUrl)) return false;
	const { protocol, hostname } = new URL(baseUrl);
	return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

function credentialError(node: INode, code: string, says: string, advice: string) {
	return codedError(node, `${says}. ${advice}`, advice, { code, endsRun: true });
}
