// Each question under its different answers.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { windowKinds, type Fault, type Settings } from '../../../../sandbox';
import type { Answers } from '../../../../sandbox/answers';
import { retryAfterForms } from '../../../../sandbox/settings';
import { Client } from '../../../../scripts/conformance/client';
import { Journal } from '../../../../scripts/conformance/journal';
import { Lab } from '../../../../scripts/conformance/lab';
import type { Finding } from '../../../../scripts/conformance/questions';
import { ask, QUESTIONS, questionsOf } from '../../../../scripts/conformance/questions';
import { judgeBursts, observe } from '../../../../scripts/conformance/rateLimit';
import { lineOf } from '../../../../scripts/conformance/table';
import { assume, kit, newJournal, optionsOf, profileIn, theSandbox, world } from './kit';

const FIRST = 'opp_created0000000039';
const NO = { status: 404, type: 'text/plain', body: 'Not found' };
const DOWN = { status: 500, type: 'text/plain', body: 'Oops' };
const SLOW = { status: 429, type: 'application/json; charset=utf-8', body: { error: 'Slow down' } };

const at = (path: string, answer: Fault['answer'], sent: RegExp = /./): Fault => ({
	...{ path, answer },
	when: ({ method, query, body }) => sent.test(JSON.stringify([method, query, body])),
});
const found = (...tasks: object[]) => ({ status: 200, body: { results: tasks, total: 1 } });
const activities = (...all: object[]) => ({ status: 200, body: { activities: all } });
const other = { _id: 'ctc_Other000000000000' };

/** Asks all questions but those of the rate limit, or those up to one. @returns what was found, by their numbers */
async function askUpTo(last?: string): Promise<Record<string, Finding>> {
	const options = optionsOf('--types --linkedin --former usr_Former00000000000');
	const lab = new Lab(new Client(world, new Journal(newJournal()), options), options);
	const findings: Record<string, Finding> = {};
	for (const id of questionsOf(options)) {
		findings[id] = await ask(id, lab);
		if (id === last) break;
	}
	return findings;
}

it('says that the node is right under the assumptions of the sandbox, as far as that can be known', async () => {
	const all = Object.entries(await askUpTo());
	const others = all.filter(([, { verdict }]) => verdict !== 'right').map(([id]) => id);
	expect(all).toHaveLength(Object.keys(QUESTIONS).length);
	// The sandbox has no undated tasks and no activities, and checks all assignees.
	expect(others).toEqual(['15a', '4b', '11a']);
});

type Case = [string, string, Partial<Answers>?, Partial<Settings>?, Fault?];
/** What is said under other assumptions than the sandbox's. */
const ASSUMED: Case[] = [
	['9a', 'right: .* It is not there: lemlist answered 200 with a web page.', {}, { hasV2: false }],
	['14a', 'cannot tell: ', {}, { hasV2: false }],
	['13a', 'cannot tell: .* They cannot be read', {}, { hasRecords: false }],
	['5a', 'right: .* 200 without them', { filtersRequired: false }],
	['5b', 'right: .* first page has 25 tasks, and the second 13', { listPageSize: 25 }],
	['7a', 'right: .* and leadId 400 ', { recordNames: ['recordId'] }],
	['7a', 'wrong: .* Send Record As set to leadId', { recordNames: ['leadId'] }],
	['7b', 'wrong: .* email answered 400 ', { types: ['manual'] }],
	['14a', 'right: .* after 4.\\d s', {}, { searchLagMs: 3_000 }],
	['14a', 'wrong: .* after 8.\\d s', {}, { searchLagMs: 6_000 }],
	['14a', 'wrong: .* not there after 16 s', {}, { searchLagMs: 60_000 }],
	['12b', 'wrong: .* returned 0.* Skip Unchanged sends it again', { noPriority: 0 }],
	['3a', 'wrong: .* That worked.* Clear Fields could have it', { clearsDueDate: true }],
	['15a', 'right: .* come last', { clearsDueDate: true }],
	['15a', 'wrong: .* come first', { clearsDueDate: true, undatedFirst: true }],
	['3b', 'wrong: .* does not clear Title', { clearsText: false }],
	['1a', 'right: .* lemlist answered 200', { rejectsEmptyMedia: false }],
	['1b', 'right: .* was not saved', {}, { errorShape: 'envelope' }],
	['1b', 'right: .* was not saved', {}, { errorShape: 'error' }],
	['1b', 'wrong: .* was saved', { isAtomic: false }],
	['1c', 'cannot tell: ', { types: ['manual'] }],
	['2a', 'right: .* 404 "Not found"', { unknownTask: NO }],
	['2a', 'right: .* 200, without the task', { unknownTask: null }],
	['2a', 'wrong: .* 500 "Oops".* tried again for minutes', { unknownTask: DOWN }],
	['4a', 'wrong: .* gives the task to nobody', { unknownAssignee: null }],
	['4b', 'right: .* lemlist answered 200', { unknownAssignee: null }],
	['2b', 'right: .* 404 "Not found"', { doneTask: NO }],
	['2b', 'wrong: .* 500 "Oops"', { doneTask: DOWN }],
	['3c', 'wrong: .* Reopen does not work', { reopensDone: false }],
	['3c', 'wrong: .* Reopen does not work', { doneTask: NO }],
	['8a', 'right: .* The other was ignored', { ignoresOthers: true }],
	['8a', 'right: .* 200. The other was ignored', { ignoresOthers: true, unknownIgnored: null }],
	['8b', 'right: .* 200 to one, and 200 to a hundred', { unknownIgnored: null }],
	['8b', 'wrong: .* too many at once', { unknownIgnored: null, maxIgnored: 50 }],
	['8b', 'wrong: .* 500 "Oops" to one', { unknownIgnored: DOWN }],
	['2c', 'right: .* 404 "Not found"', { ignoredTask: NO }],
	['3d', 'wrong: .* Reopen does not open it', { reopensIgnored: false }],
	['8c', 'wrong: .* Afterwards it was ignored', { ignoresDone: true }],
	['1c', 'right: .* 502 "LINKEDIN_MEDIA_DOWNLOAD_FAILED"'],
	['2c', 'wrong: .* 500 "Oops"', { ignoredTask: DOWN }],
	['6a', 'right: .* 429 "Too Many Requests"'],
	['6a', 'right: .* 429 "Slow down"', { rateLimited: SLOW }],
	['6b', 'right: .* whole'],
	['6b', 'wrong: .* The whole key pauses', {}, { windowMs: 6_000 }],
	['6c', 'cannot tell: .* No request was rejected', {}, { limit: Infinity }],
];
/** What is said if one route answers otherwise. */
const ANSWERED: Array<[string, string, Fault]> = [
	['10a', 'wrong: .* has no users', at('/team', { status: 200, body: { _id: 'tea_1' } }, /v2/)],
	['10a', 'right: .*/members exists', at('/team/members', { status: 200, body: {} })],
	['9a', 'wrong: .* 500 "Oops"', { ...at('/v2/tasks', DOWN), times: 1 }],
	['13a', 'wrong: .* found others', at('/contacts', { status: 200, body: [other] })],
	['5a', 'wrong: .* Get Many does not work', at('/tasks', DOWN, /GET/)],
	['5b', 'wrong: .* All pages are the same', at('/tasks', found(other), /page/)],
	['12a', 'wrong: .* not shown and found', at('/v2/tasks', found(), /priority/)],
	['1a', 'wrong: .* "No images"', at('/tasks', { status: 400, body: 'No images' }, /images/)],
	['1b', 'wrong: .* 200.* images are lost', at('/tasks', { status: 200, body: {} }, /images/)],
	['1c', 'wrong: .* "No page"', at('/tasks', { status: 400, body: 'No page' }, /images/)],
	['17a', 'wrong: .* without effect: typeNot', at('/v2/tasks', found({ _id: FIRST }), /typeNot/)],
	['11a', 'right: .* there was none', at('/activities', activities())],
	['11a', 'right: .* was one', at('/activities', activities({ opportunityId: FIRST }))],
	['8a', 'wrong: .* reports tasks as failed', at('/tasks/ignore', found())],
];
const CASES = [
	...ASSUMED,
	...ANSWERED.map(([id, words, fault]): Case => [id, words, {}, {}, fault]),
];
it.each(CASES)('%s %s', async (id, words, answers = {}, settings = {}, fault) => {
	assume(answers, settings);
	if (fault) theSandbox().fault(fault);
	const findings: Record<string, Finding> = id.startsWith('6')
		? judgeBursts(await observe(world))
		: await askUpTo(id);
	expect(lineOf(id, findings[id]!)).toMatch(new RegExp(`^${id} ${words}`));
});

const limits = windowKinds.map((window, index) => ({ window, form: retryAfterForms[index % 5]! }));
it.each(limits)('recognizes the rate limit $window, with Retry-After $form', async (limit) => {
	assume({ rateLimited: SLOW }, { window: limit.window, retryAfter: limit.form });
	const findings = judgeBursts(await observe(world));
	expect(findings['6a'].learned).toEqual({ rateLimited: SLOW });
	expect(findings['6b'].learned).toEqual({ retryAfter: limit.form });
	expect(findings['6c'].learned).toEqual({ window: limit.window });
	expect(findings['6c'].seen.match(/not \d/g)).toHaveLength(windowKinds.length - 1);
});

it('finds the same again in a sandbox that has loaded its profile', async () => {
	assume(
		{
			...{ unknownTask: NO, reopensDone: false, clearsText: false, unknownAssignee: null },
			...{ recordNames: ['leadId'], ignoresDone: true, filtersRequired: false, noPriority: 0 },
		},
		{ errorShape: 'envelope', window: 'slidingLog', retryAfter: 'fractional' },
	);
	const first = profileIn((await kit(optionsOf('--yes')))[1]);
	theSandbox().reset({ settings: first.settings });
	const second = profileIn((await kit(optionsOf('--yes')))[1]);
	expect(second.verdicts).toEqual(first.verdicts);
	expect(Object.values(first.verdicts).filter((verdict) => verdict === 'wrong')).toHaveLength(6);
});

it('has a row in the docs and another answer here for each question, with files that exist', () => {
	const root = join(__dirname, '../../../..');
	const page = readFileSync(join(root, 'docs/conformance.md'), 'utf8');
	const rows = [...page.matchAll(/^\| (\d+[a-d]) +\|(.*)$/gm)];
	const ids = [...Object.keys(QUESTIONS), '6a', '6b', '6c'].sort();
	expect(rows.map(([, id]) => id).sort()).toEqual(ids);
	expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual(ids);
	const files = rows.flatMap(([, , row]) => row!.match(/(nodes|test)\/[\w/]+\.(test\.)?ts/g) ?? []);
	expect(files).toHaveLength(2 * rows.length);
	for (const file of files) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
});
