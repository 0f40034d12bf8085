import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

const REDIRECTED =
	'Base URL does not lead to lemlist, but to another address. It is usually https://api.lemlist.com/api.';

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
			description:
				'In lemlist, open Settings > Integrations and select Generate; the key is shown only once. It gives access to the tasks of one team.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.lemlist.com/api',
			description:
				"The URL of lemlist's API; change it only for a proxy or a test server. It has to start with https://, except on this machine (localhost, 127.0.0.1).",
		},
	];

	/** Sends the key only over https or to this machine: it never crosses a network in the clear. */
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			auth: {
				username: '',
				password:
					'={{ /^(https:\\/\\/|http:\\/\\/(localhost|127(\\.\\d+){3}|\\[::1\\])(:\\d+)?(\\/|$))/i.test($credentials.baseUrl.trim()) ? $credentials.apiKey.trim() : "" }}',
			},
		},
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl.trim()}}',
			url: '/team',
			// A redirect would take the key along.
			disableFollowRedirect: true,
		},
		rules: [
			...[301, 302, 303, 307, 308].map((value) => ({
				type: 'responseCode' as const,
				properties: { value, message: REDIRECTED },
			})),
			{
				type: 'responseCode',
				properties: {
					value: 400,
					message:
						'lemlist received no API key. Fill in API Key, and start Base URL with https:// (the key is never sent over http).',
				},
			},
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
				properties: { value: 403, message: 'The lemlist user of this API key is blocked.' },
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'lemlist knows no user for this API key.' },
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
