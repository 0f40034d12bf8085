import { clientOf, connect } from '../../../nodes/shared/connect';
import { LemlistError } from '../../../nodes/lemlist/errors/lemlistError';
import { contextOfItem } from '../../../nodes/LemlistTasks/run/itemContext';
import type { Http } from '../support/execution';
import { credentials, executionOf, locator } from '../support/execution';
import { reply } from '../support/reply';
import { bodyOf } from '../support/update';

const users = [{ userId: 'usr_1', name: 'Assignee One', email: 'one@example.com' }];
const answering = () =>
	jest.fn<ReturnType<Http>, Parameters<Http>>(async () => reply(200, { users }));
let keys = 0;
const runOf = (http: Http) => executionOf({ items: [{}, {}, {}], http, apiKey: `key ${++keys}` });

it('asks for every status as a reply, with the key of the credential', async () => {
	const http = answering();
	const context = runOf(http);
	await (await connect(context)).members();
	expect(http).toHaveBeenCalledWith({
		baseURL: credentials.baseUrl,
		url: '/team',
		qs: { version: 'v2' },
		headers: {},
		timeout: 15_000,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		abortSignal: expect.any(AbortSignal),
	});
});

it('is one session per execution, shared by its items', async () => {
	const http = answering();
	const context = runOf(http);
	const client = await connect(context);
	for (const index of [0, 1, 2]) {
		expect(await clientOf(contextOfItem(context, index))).toBe(client);
	}
	expect(await clientOf(runOf(http))).not.toBe(client);
});

it('is opened by a hook that n8n runs itself', async () => {
	const http = answering();
	const context = runOf(http);
	const client = await clientOf(context);
	expect(await client.members()).toEqual(users);
	expect(await clientOf(context)).toBe(client);
});

it('is opened for an e-mail address, and not for a user ID', async () => {
	const http = answering();
	await bodyOf({ title: 'Call', assignedTo: locator('usr_9') }, { http });
	expect(http).not.toHaveBeenCalled();
	await bodyOf({ assignedTo: locator('one@example.com') }, { http });
	expect(http).toHaveBeenCalledTimes(1);
});

describe('without a credential', () => {
	const failing = () =>
		Object.assign(runOf(answering()), {
			getCredentials: async () => await Promise.reject(new Error('Node has no credentials set')),
		});

	it('says what to do', async () => {
		const error = await connect(failing()).catch((thrown) => thrown);
		expect(error).toBeInstanceOf(LemlistError);
		expect(error).toMatchObject({
			message: expect.stringMatching(/^Node has no credentials set\. Choose a Lemlist Tasks API/),
			...{ code: 'NO_CREDENTIAL', endsRun: 'yes' },
		});
	});

	it('tries again the next time', async () => {
		const context = failing();
		await expect(clientOf(context)).rejects.toThrow('no credentials');
		Object.assign(context, { getCredentials: async () => credentials });
		expect((await clientOf(context)).account).toEqual(credentials);
	});
});
