import { isWebPage, readErrorBody } from '../../../../nodes/lemlist/policy/errorBody';
import { reply, shapesOf } from '../../support/reply';

describe('readErrorBody', () => {
	it.each(shapesOf('LINKEDIN_MEDIA_TOO_LARGE'))(
		"finds lemlist's code in the shape %s",
		(_, body) => {
			expect(readErrorBody(body).code).toBe('LINKEDIN_MEDIA_TOO_LARGE');
		},
	);

	it.each([
		['plain text', 'Bad team\n', undefined, 'Bad team'],
		['error', { error: 'Bad team' }, undefined, 'Bad team'],
		['error and code', { error: 'Not a date', code: 'BAD_DATE' }, 'BAD_DATE', 'Not a date'],
		[
			'envelope',
			{ success: false, error: { code: 'UNKNOWN_FIELD', message: 'No field x' } },
			'UNKNOWN_FIELD',
			'No field x',
		],
		['message', { message: 'Bad team' }, undefined, 'Bad team'],
		['a code in a sentence', 'Refused: TOO_LATE_NOW.', 'TOO_LATE_NOW', 'Refused: TOO_LATE_NOW.'],
		['JSON that stayed text', '{"error":"BAD_DATE"}', 'BAD_DATE', '{"error":"BAD_DATE"}'],
		['capitals that are no code', 'No API key', undefined, 'No API key'],
		['a code that is a number', { error: 'Bad team', code: 400 }, undefined, 'Bad team'],
		['an empty object', {}, undefined, ''],
		['an empty text', '', undefined, ''],
		['nothing', undefined, undefined, ''],
		['null', null, undefined, ''],
		['error null', { error: null, message: 'Bad team' }, undefined, 'Bad team'],
		['a list of errors', [{ error: 'Bad team' }, { error: 'Other' }], undefined, 'Bad team'],
		['errors in a list', { errors: [{ message: 'Bad team' }] }, undefined, 'Bad team'],
		['markup, even if it is cut off', 'Bad <b>team</b><a href="', undefined, 'Bad team'],
		['markup between words', 'Bad<br>team', undefined, 'Bad team'],
		['an empty error beside a message', { error: '', message: 'Bad team' }, undefined, 'Bad team'],
		['a web page', '<html><title>502 PROXY_READ_ERROR</title>', undefined, ''],
	])('reads %s', (_, body, code, text) => {
		expect(readErrorBody(body)).toEqual({ code, text });
	});
});

it('reads errors that are nested, but not without end', () => {
	const nested = (depth: number): object =>
		depth === 0 ? { message: 'Bad team' } : { error: nested(depth - 1) };
	expect(readErrorBody(nested(3)).text).toBe('Bad team');
	const endless: { error?: object } = {};
	endless.error = endless;
	expect(readErrorBody(endless)).toEqual({ code: undefined, text: '' });
	const list: unknown[] = [];
	list.push(list);
	expect(readErrorBody(list)).toEqual({ code: undefined, text: '' });
});

describe('isWebPage', () => {
	it.each([
		['by its content type', reply(200, 'Hello', { 'content-type': 'text/html; charset=utf-8' })],
		['by its doctype', reply(200, ' \n<!doctype html><title>lemlist</title>')],
		['by its first tag', reply(200, '<HTML lang="en">')],
	])('knows a web page %s', (_, page) => {
		expect(isWebPage(page)).toBe(true);
	});

	it.each([
		['JSON', reply(200, { title: '<html>' }, { 'content-type': 'application/json' })],
		['text', reply(400, 'Bad team', { 'content-type': 'text/plain' })],
		['text that speaks of HTML', reply(400, 'No <html> here')],
		['nothing', reply(204)],
		[
			'no text, whatever its content type',
			reply(200, { _id: 'opp_1' }, { 'content-type': 'text/html' }),
		],
	])('does not take %s for one', (_, answer) => {
		expect(isWebPage(answer)).toBe(false);
	});
});
