// A client of lemlist for the credential of a node, which sends through n8n's HTTP helper.
import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import { toAccount } from '../lemlist/account';
import { LemlistClient } from '../lemlist/client';
import { LemlistError } from '../lemlist/errors/lemlistError';
import type { Http, Reply } from '../lemlist/http';
import { senderFor } from '../lemlist/sending/senders';
import type { SessionOptions } from '../lemlist/session';
import { Session } from '../lemlist/session';

/** The name of the credential type, as nodes and workflows store it. */
export const CREDENTIAL = 'lemlistTasksApi';

/** What n8n gives code that talks to lemlist: an execution, a hook, a list in the panel, a poll. */
export type NodeContext =
	| IExecuteFunctions
	| IExecuteSingleFunctions
	| ILoadOptionsFunctions
	| IPollFunctions;

/** By the context's helpers: the only object that all items of an execution share. */
const clients = new WeakMap<object, Promise<LemlistClient>>();

/**
 * Opens a client for the account of the node's credential. {@link clientOf} returns it from then on.
 * @throws LemlistError if there is no credential, or it cannot be used
 */
export async function connect(
	context: NodeContext,
	options: SessionOptions = {},
): Promise<LemlistClient> {
	const opening = open(context, options);
	clients.set(context.helpers, opening);
	opening.catch(() => clients.delete(context.helpers));
	return await opening;
}

/**
 * The client of a context: that of its execution, or a new one, as for a hook that n8n's own engine runs.
 * @throws what {@link connect} throws
 */
export const clientOf = async (context: NodeContext): Promise<LemlistClient> =>
	await (clients.get(context.helpers) ?? connect(context));

async function open(context: NodeContext, options: SessionOptions): Promise<LemlistClient> {
	const stored = await context.getCredentials(CREDENTIAL).catch(noCredential);
	const account = toAccount(stored);
	const sender = senderFor(account.apiKey);
	const http = httpOf(context, { ...stored, ...account });
	return new LemlistClient(new Session({ ...options, account, sender, http }));
}

/**
 * @param credential passed with each request: n8n would fetch and decrypt it again each time, and that
 * would delay a request after it got its turn
 */
function httpOf(context: NodeContext, credential: ICredentialDataDecryptedObject): Http {
	const request = context.helpers.httpRequestWithAuthentication;
	const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL, data: credential };
	return async (wanted) => {
		// n8n would replace our signal by that of a cancelled execution, and so leave it open whether a
		// request under way was carried out.
		const view: NodeContext = Object.create(context, {
			getExecutionCancelSignal: { value: () => wanted.abortSignal },
		});
		// n8n writes into the options that it gets, so each attempt gets fresh ones.
		const options = {
			...wanted,
			headers: { ...wanted.headers },
			qs: { ...wanted.qs },
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		};
		const reply: unknown = await request.call(view, CREDENTIAL, options, {
			credentialsDecrypted,
		});
		return reply as Reply;
	};
}

function adviceOnCredential({ name, message }: Error): string {
	if (/^Expression\w*Error$/.test(name)) return 'Correct the expression in the credential.';
	return /decrypt/i.test(message)
		? 'Enter the API key in the credential again, or give n8n the encryption key that it had before.'
		: 'Choose a Lemlist Tasks API credential above, or create one with an API key from lemlist.';
}

function noCredential(error: Error): never {
	const advice = adviceOnCredential(error);
	const what = error.message.replace(/\.$/, '');
	throw new LemlistError(what, {
		code: 'NO_CREDENTIAL',
		reason: 'no credential',
		advice,
		kind: 'credential',
		endsRun: 'yes',
		cause: error,
	});
}
