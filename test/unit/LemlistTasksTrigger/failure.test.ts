import { ACTIONABLE_CAUSES, TIMED_CAUSES } from 'n8n-workflow';
import { failureOf } from '../../../nodes/LemlistTasksTrigger/failure';
import { errorWith } from '../support/error';

it.each([
	['KEY_BUSY', 'if nothing gets through', 'rate-limited'],
	['RATE_LIMITED', 'if nothing gets through', 'rate-limited'],
	['HTTP_503', 'if nothing gets through', 'temporarily-unavailable'],
	['HPE_INVALID', 'after 10 in a row', 'temporarily-unavailable'],
	['API_KEY_REFUSED', 'yes', 'credential-invalid'],
	['USER_BLOCKED', 'yes', 'credential-invalid'],
	['NO_CREDENTIAL', 'yes', 'credential-invalid'],
	['NO_TASK_LIST_V2', 'yes', 'configuration-invalid'],
	['NOT_IN_PLAN', 'yes', 'configuration-invalid'],
	['UNKNOWN_ASSIGNEE', 'no', 'configuration-invalid'],
	['TOO_MANY_OPEN_TASKS', 'no', 'configuration-invalid'],
	['INTERNAL_ERROR', 'no', 'node-defect'],
] as const)('%s, which ends a run: %s, is %s', (code, endsRun, cause) => {
	expect(failureOf(errorWith({ code, endsRun }))).toEqual({ cause });
	expect([...TIMED_CAUSES, ...ACTIONABLE_CAUSES]).toContain(cause);
});

it('says how long lemlist asked to wait, if waiting helps', () => {
	const wait = { retryAfterMs: 2_000 };
	const down = errorWith({ code: 'HTTP_503', endsRun: 'if nothing gets through', ...wait });
	expect(failureOf(down)).toEqual({ cause: 'temporarily-unavailable', ...wait });
	const refused = errorWith({ code: 'API_KEY_REFUSED', endsRun: 'yes', ...wait });
	expect(failureOf(refused)).toEqual({ cause: 'credential-invalid' });
});
