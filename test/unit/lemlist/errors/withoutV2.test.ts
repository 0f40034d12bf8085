import { ENDS_IF_ALL_FAIL } from '../../../../nodes/lemlist/policy/rules';
import type { LemlistError } from '../../../../nodes/lemlist/errors/lemlistError';
import { withoutV2 } from '../../../../nodes/lemlist/errors/withoutV2';
import { errorOfReply } from '../../support/error';
import { reply, webPage } from '../../support/reply';

it.each([webPage(200), webPage(404), reply(402), reply(404, 'Not found'), reply(405)])(
	'says after %j what to do instead',
	(answer) => {
		const rejected = errorOfReply(answer);
		const error = withoutV2(rejected, 'choose V1') as LemlistError;
		expect(error.message).toMatch(/has not opened version 2 of its task list .*: choose V1\.$/);
		expect(error.message).toContain(rejected.message);
		expect(error).toMatchObject({ code: 'NO_TASK_LIST_V2', endsRun: ENDS_IF_ALL_FAIL });
		expect(error.httpStatus).toBe(answer.statusCode);
	},
);

it.each([
	...[reply(401), reply(429), reply(500), reply(400, 'INVALID_PARAMETER')],
	...[reply(404, 'TASK_NOT_FOUND'), webPage(502)],
])('leaves the error after %j as it is', (answer) => {
	const rejected = errorOfReply(answer);
	expect(withoutV2(rejected, 'choose V1')).toBe(rejected);
});

it('leaves an error of another kind as it is', () => {
	const error = new TypeError('Oops');
	expect(withoutV2(error, 'choose V1')).toBe(error);
});
