import { withoutV2 } from '../../../../nodes/lemlist/errors/withoutV2';
import { errorWith } from '../../support/error';

it.each([
	['NOT_LEMLIST_API', 200],
	['NOT_IN_PLAN', 402],
	['HTTP_404', 404],
	['HTTP_405', 405],
])('says after %s (%i) what to do instead', (code, httpStatus) => {
	const rejected = errorWith({ code, httpStatus, endsRun: 'yes' });
	const error = withoutV2(rejected, 'choose V1') as typeof rejected;
	expect(error.message).toMatch(/has not opened version 2 of its task list .*: choose V1\.$/);
	expect(error.message).toContain(rejected.message);
	expect(error).toMatchObject({ code: 'NO_TASK_LIST_V2', httpStatus, endsRun: 'yes' });
});

it.each([
	['API_KEY_REFUSED', 401],
	['RATE_LIMITED', 429],
	['HTTP_500', 500],
	['INVALID_PARAMETER', 400],
])('leaves %s (%i) as it is', (code, httpStatus) => {
	const rejected = errorWith({ code, httpStatus });
	expect(withoutV2(rejected, 'choose V1')).toBe(rejected);
});

it('leaves an error of another kind as it is', () => {
	const error = new TypeError('Oops');
	expect(withoutV2(error, 'choose V1')).toBe(error);
});
