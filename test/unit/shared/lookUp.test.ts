import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { lookUp } from '../../../nodes/shared/lookUp';
import { contextOfItem } from '../../../nodes/LemlistTasks/declarations/itemContext';
import type { Http } from '../support/execution';
import { credentials, executionOf } from '../support/execution';
import { reply, webPage } from '../support/reply';

const ask = async (http: Http) => {
	const run = executionOf({ items: [{}, {}, {}], http });
	return await lookUp(contextOfItem(run, 2, run.helpers), '/team', { version: 'v2' });
};
const failure = async (http: Http) =>
	await ask(http).then(
		() => undefined,
		(error: NodeApiError | NodeOperationError) => error,
	);

it('gives the body, and asks for every status as an answer', async () => {
	const http = jest.fn(async () => reply(200, { users: [] }));
	expect(await ask(http)).toEqual({ users: [] });
	expect(http).toHaveBeenCalledWith({
		baseURL: credentials.baseUrl,
		url: '/team',
		qs: { version: 'v2' },
		timeout: 15_000,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	});
});

it.each([
	[reply(401), { code: 'API_KEY_REFUSED', httpStatus: 401, endsRun: true }],
	[webPage(), { code: 'NOT_LEMLIST_API', httpStatus: 200, endsRun: true }],
	[reply(503), { code: 'HTTP_503', httpStatus: 503 }],
	[reply(200, 'OK'), { code: 'UNEXPECTED_ANSWER', httpStatus: 200 }],
])('says in plain words what lemlist refused (%#)', async (answer, context) => {
	const error = await failure(async () => answer);
	expect(error).toBeInstanceOf(NodeApiError);
	expect(error?.context).toMatchObject({ itemIndex: 2, ...context });
});

it('says in plain words that no answer came', async () => {
	const error = await failure(async () => {
		throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
	});
	expect(error).toBeInstanceOf(NodeOperationError);
	expect(error?.message).toContain('lemlist could not be reached (ECONNRESET)');
	expect(error?.context).toMatchObject({ itemIndex: 2, code: 'ECONNRESET' });
});

it.each([reply(401, 'wrong'), reply(500), webPage(), reply(400, 'Bad team')])(
	'never shows the key (%#)',
	async (answer) => {
		const error = await failure(async () => answer);
		expect(error).toBeInstanceOf(Error);
		const { message, description, context, messages, stack } = error!;
		const told = JSON.stringify({ message, description, context, messages, stack });
		expect(told).not.toContain(credentials.apiKey);
	},
);
