import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import type { Account } from '../nodes/lemlist/account';
import { toAccount } from '../nodes/lemlist/account';
import { LemlistError } from '../nodes/lemlist/errors/lemlistError';

const REDIRECTED =
	'Base URL does not lead to lemlist, but to another address. It is usually https://api.lemlist.com/api.';

/** As nodes' helpers name it, and as the older helper of the HTTP Request node does. */
const WITHOUT_REDIRECTS = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
};

/**
 * lemlist's API key. lemlist wants Basic auth with an empty user and the key as the password
 * (developer.lemlist.com, Authentication). The name is not `lemlistApi`: that one belongs to n8n's
 * built-in Lemlist node and would be replaced by ours.
 */
export class LemlistTasksApi implements ICredentialType {
	name = 'lemlistTasksApi';

	displayName = 'Lemlist Tasks API';

	icon = {
		light: 'file:../nodes/LemlistTasks/lemlist.svg',
		dark: 'file:../nodes/LemlistTasks/lemlist.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-lemlist-tasks/n8n-nodes-lemlist-tasks#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'It gives access to the tasks of one team',
			hint: 'In lemlist: Settings > Integrations > Generate. The key is shown only once.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.lemlist.com/api',
			description:
				"The URL of lemlist's API; change it only for a proxy or a test server. It has to start with https://, except on this machine (localhost, 127.0.0.1). The API key is sent to its host only.",
		},
	];

	/**
	 * Adds the key to a request of the nodes, of the test below or of an HTTP Request node: only if it goes
	 * to Base URL's scheme, host and port, and without following redirects, since n8n would take the key
	 * along.
	 * @throws Error if it goes elsewhere, the key is empty, or Base URL is neither https nor on this machine
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { apiKey, baseUrl } = accountOf(credentials);
		const { origin } = new URL(baseUrl);
		const target = originOf(request);
		if (target !== origin) {
			throw new Error(
				`The Lemlist Tasks API credential sends its API key only to its Base URL, ${origin}, and this request goes to ${target ?? 'no valid URL'}. Change the URL of the request, or choose another credential for it.`,
			);
		}
		return { ...request, ...WITHOUT_REDIRECTS, auth: { username: '', password: apiKey } };
	}

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl.trim()}}',
			url: '/team',
		},
		rules: [
			...[301, 302, 303, 307, 308].map((value) => ({
				type: 'responseCode' as const,
				properties: { value, message: REDIRECTED },
			})),
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'lemlist rejected the API key. Copy it again, or generate a new one in lemlist under Settings > Integrations.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 402,
					message: "The lemlist plan of this API key's team does not include the API.",
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'lemlist, or a firewall in front of it, denied access. The user of this API key may be blocked.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'lemlist knows no user for this API key, or Base URL is wrong.',
				},
			},
			{
				// lemlist's host returns its web app, with status 200, for every unknown path.
				type: 'responseSuccessBody',
				properties: {
					key: '_id',
					value: undefined,
					message:
						"Base URL does not lead to lemlist's API. It is usually https://api.lemlist.com/api.",
				},
			},
		] as ICredentialTestRequest['rules'] & object,
	};
}

/** @throws Error with a message only: in place of it, n8n's test of credentials would show a code */
function accountOf(credentials: ICredentialDataDecryptedObject): Account {
	try {
		return toAccount(credentials);
	} catch (error) {
		throw error instanceof LemlistError ? new Error(error.message) : error;
	}
}

/** Scheme, host and port that a request goes to. The older helper calls the URL `uri`. */
function originOf(request: IHttpRequestOptions): string | undefined {
	const { url = 'uri' in request ? request.uri : '', baseURL } = request;
	try {
		return new URL(String(url), baseURL).origin;
	} catch {
		return undefined;
	}
}
