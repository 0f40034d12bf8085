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
		['a web page', '<html><title>502 PROXY_READ_ERROR</title>', undefined, ''],
	])('reads %s', (_, body, code, text) => {
		expect(readErrorBody(body)).toEqual({ code, text });
	});
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
	])('does not take %s for one', (_, answer) => {
		expect(isWebPage(answer)).toBe(false);
	});
});
