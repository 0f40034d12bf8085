import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import {
	failureOfError,
	failureOfReply,
	failureOfSilence,
} from '../../../../nodes/lemlist/errors/failure';
import { nodeWith } from '../../support/execution';
import { reply, webPage } from '../../support/reply';

const about = { taskId: 'opp_1', subject: { noun: 'task', field: 'taskId' } };
const node = nodeWith();

describe('of an answer', () => {
	it('says what happened, what was answered and what to do', () => {
		expect(failureOfReply(reply(400, 'Bad team'), 1, about)).toEqual({
			message:
				"lemlist knows no such task in this API key's team (400 Bad team). Check the ID, and which team the API key belongs to.",
			description:
				'lemlist answered 400 Bad team after 1 try. Check the ID, and which team the API key belongs to.',
			code: 'BAD_TEAM',
			httpStatus: 400,
			taskId: 'opp_1',
			field: 'taskId',
			attempts: 1,
		});
	});

	it('names what another operation is about', () => {
		const subject = { noun: 'contact', field: 'recordId' };
		expect(failureOfReply(reply(400, 'Bad team'), 1, { taskId: null, subject })).toMatchObject({
			message: expect.stringContaining('lemlist knows no such contact in'),
			field: 'recordId',
		});
		expect(failureOfReply(reply(400, 'Bad team'), 1, { taskId: null })).toMatchObject({
			message: expect.stringContaining('of another team'),
			field: null,
		});
	});

	it.each([
		[500, 'Boom', true],
		[504, '', true],
		[400, 'Bad params', false],
		[408, '', true],
		[502, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED', true],
	])('after %i %s tells whether it may have been done all the same: %p', (status, body, may) => {
		const told = (repeatable: boolean) =>
			failureOfReply(reply(status, body), 1, { ...about, repeatable })?.message.includes(
				'may have been done all the same',
			);
		expect([told(false), told(true)]).toEqual([may, false]);
	});

	it('is none where the answer is what was asked for', () => {
		expect(failureOfReply(reply(200, { _id: 'opp_1' }), 1, about)).toBeUndefined();
	});

	it.each([
		[{ id: 'opp_1', images: ['a'] }, 'images'],
		[{ id: 'opp_1', videos: ['a'] }, 'videos'],
		[{ id: 'opp_1', images: ['a'], videos: ['b'] }, 'images, videos'],
		[{ id: 'opp_1' }, null],
		[undefined, null],
	])('about media names those of %j', (body, field) => {
		const failure = failureOfReply(reply(413, 'LINKEDIN_MEDIA_TOO_LARGE'), 2, { ...about, body });
		expect(failure).toMatchObject({ field, attempts: 2 });
		expect(failure?.description).toContain('413 LINKEDIN_MEDIA_TOO_LARGE after 2 tries');
	});

	it('is about no field where lemlist does not tell', () => {
		expect(failureOfReply(reply(400, 'Bad params'), 1, about)).toMatchObject({ field: null });
	});

	it("shows lemlist's words beside its code", () => {
		const body = { success: false, error: { code: 'INVALID_PARAMETER', message: 'No such user' } };
		expect(failureOfReply(reply(400, body), 1, about)?.message).toBe(
			"lemlist refused the request (400 INVALID_PARAMETER: No such user). Check the item's values.",
		);
	});

	it('shows the beginning of a long text, and nothing of a web page', () => {
		const long = failureOfReply(reply(400, 'long '.repeat(1000)), 1, about);
		expect(long?.message).toContain('(400 long long ');
		expect(long?.message.length).toBeLessThan(300);
		expect(failureOfReply(webPage(), 1, about)?.message).toContain('(200 with a web page)');
		expect(failureOfReply(webPage(502), 1, about)?.message).toContain('(502 with a web page)');
	});

	it('tells whether it ends the run, and whether lemlist is away', () => {
		const of = (status: number, body?: string) => failureOfReply(reply(status, body), 1, about);
		expect(of(401)).toMatchObject({ code: 'API_KEY_REFUSED', endsRun: true });
		expect(of(401)).not.toHaveProperty('isOutage');
		expect(of(400, 'Bad team')).not.toHaveProperty('endsRun');
		expect(of(400, 'Bad team')).not.toHaveProperty('isOutage');
		expect(of(429)).toMatchObject({ isOutage: true });
		expect(of(503)).toMatchObject({ isOutage: true });
		expect(of(502, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED')).not.toHaveProperty('isOutage');
	});
});

describe('of silence', () => {
	const withCode = (code: string) => Object.assign(new Error('socket hang up'), { code });

	it.each([
		['the error itself', withCode('ECONNRESET'), 'ECONNRESET'],
		['its cause', Object.assign(new Error('x'), { cause: withCode('ETIMEDOUT') }), 'ETIMEDOUT'],
		["n8n's NodeApiError", new NodeApiError(node, withCode('ENOTFOUND') as never), 'ENOTFOUND'],
		['nowhere', new Error('x'), 'NO_ANSWER'],
	])('finds the code in %s', (_, error, code) => {
		expect(failureOfSilence(error, 4, about)).toMatchObject({
			message: expect.stringMatching(new RegExp(`^lemlist could not be reached \\(${code}\\)\\. `)),
			description: expect.stringContaining(`No answer came in 4 tries (${code}).`),
			code,
			httpStatus: null,
			taskId: 'opp_1',
			field: null,
			attempts: 4,
			isOutage: true,
		});
	});

	const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
	const PERHAPS_SENT = ['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EPIPE', 'ERR_BAD_RESPONSE'];
	const LOOK_FIRST = 'look in lemlist before you run the item again';

	it.each([
		...PERHAPS_SENT.map((code): [string, boolean] => [code, true]),
		...NEVER_SENT.map((code): [string, boolean] => [code, false]),
	])('after %s says to look first, where repeating does harm: %p', (code, looks) => {
		const once = failureOfSilence(withCode(code), 1, { ...about, repeatable: false });
		for (const told of [once.message, once.description]) {
			expect(told.includes(LOOK_FIRST)).toBe(looks);
			expect(told.includes('then run the item again')).toBe(!looks);
		}
		expect(once.description).not.toContain('does no harm');
	});

	it.each([...PERHAPS_SENT, ...NEVER_SENT])('after %s says that repeating does no harm', (code) => {
		const { message, description } = failureOfSilence(withCode(code), 4, about);
		expect(message).not.toContain(LOOK_FIRST);
		expect(message).toContain('then run the item again');
		expect(description).toContain('sending it again does no harm');
	});
});

describe('of an error on the way to the request', () => {
	it('keeps the details of a refusal, and leaves its item to the ledger', () => {
		const error = new NodeOperationError(node, "'Title' is not text [item 7]", {
			description: 'Map text',
			itemIndex: 7,
		});
		Object.assign(error.context, { code: 'INVALID_VALUE', field: 'title' });
		expect(failureOfError(error, about)).toEqual({
			message: "'Title' is not text",
			description: 'Map text',
			code: 'INVALID_VALUE',
			httpStatus: null,
			taskId: 'opp_1',
			field: 'title',
			attempts: 0,
		});
	});

	it('keeps what a look-up was answered', () => {
		const error = new NodeApiError(node, {}, { message: 'refused', httpCode: '401' });
		const details = { code: 'API_KEY_REFUSED', httpStatus: 401, attempts: 1, endsRun: true };
		Object.assign(error.context, details);
		expect(failureOfError(error, about)).toMatchObject({ message: 'refused', ...details });
	});

	it("names the parameter for an error of n8n's expressions", () => {
		const error = new NodeOperationError(node, "Referenced node doesn't exist");
		Object.assign(error.context, { parameter: 'updateFields.title' });
		expect(failureOfError(error, about)).toMatchObject({
			message: "Referenced node doesn't exist",
			code: 'UNREADABLE_PARAMETER',
			field: 'updateFields.title',
			attempts: 0,
		});
	});

	it('takes any error', () => {
		expect(failureOfError(new Error('Oops'), { taskId: null })).toEqual({
			message: 'Oops',
			description: 'Oops',
			code: 'UNREADABLE_PARAMETER',
			httpStatus: null,
			taskId: null,
			field: null,
			attempts: 0,
		});
	});
});
