// Each question under its different answers.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, Settings } from '../../../../sandbox';
import { windowKinds } from '../../../../sandbox';
import { retryAfterForms } from '../../../../sandbox/settings';
import { Client } from '../../../../scripts/conformance/client';
import { Journal } from '../../../../scripts/conformance/journal';
import { Lab } from '../../../../scripts/conformance/lab';
import { ask, QUESTIONS } from '../../../../scripts/conformance/questions';
import { judgeBursts, observe } from '../../../../scripts/conformance/rateLimit';
import { lineOf } from '../../../../scripts/conformance/table';
import type { Answers } from '../../../../sandbox/answers';
import { assume, kit, newJournal, optionsOf, profileIn, theSandbox, world } from './kit';

const ALL = '--types --linkedin --former usr_Former00000000000';
const FIRST = 'opp_created0000000039';
const NO = { status: 404, type: 'text/plain', body: 'Not found' };
const DOWN = { status: 500, type: 'text/plain', body: 'Oops' };

const at = (path: string, answer: Fault['answer'], sent: RegExp = /./): Fault => ({
	...{ path, answer },
	when: ({ method, query, body }) => sent.test(JSON.stringify([method, query, body])),
});
const found = (...tasks: object[]) => ({ status: 200, body: { results: tasks, total: 1 } });

function newLab(): Lab {
	const options = optionsOf(ALL);
	return new Lab(new Client(world, new Journal(newJournal()), options), options);
}

/** Asks all questions. @returns the line about each, by its number */
async function askAll(): Promise<Record<string, string>> {
	const lab = newLab();
	const lines: Record<string, string> = {};
	for (const id of Object.keys(QUESTIONS)) lines[id] = lineOf(id, await ask(id, lab));
	return lines;
}

const asked = new Map<string, Promise<Record<string, string>>>();
/** The same, once for all tests with these assumptions. */
async function askUnder(answers: Partial<Answers>, settings: Partial<Settings>) {
	const key = JSON.stringify([answers, settings]);
	if (!asked.has(key)) {
		assume(answers, settings);
		asked.set(key, askAll());
	}
	return await asked.get(key)!;
}

it('says that the node is right under the assumptions of the sandbox, as far as that can be known', async () => {
	const verdicts = Object.values(await askUnder({}, {})).map((line) => line.split(': ')[0]!);
	const others = verdicts.filter((verdict) => !verdict.endsWith(' right'));
	expect(verdicts).toHaveLength(Object.keys(QUESTIONS).length);
	// The sandbox has no undated tasks and no activities, and checks all assignees.
	expect(others.sort()).toEqual(['11a cannot tell', '15a cannot tell', '4b wrong']);
});

type Case = [id: string, words: string, answers?: Partial<Answers>, settings?: Partial<Settings>];
it.each<Case>([
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
	['14a', 'wrong: .* After 16 s it was not', {}, { searchLagMs: 60_000 }],
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
])('%s %s', async (id, words, answers = {}, settings = {}) => {
	expect((await askUnder(answers, settings))[id]).toMatch(new RegExp(`^${id} ${words}`));
});

const other = { _id: 'ctc_Other000000000000' };
it.each<[id: string, words: string, fault: Fault]>([
	['9a', 'wrong: .* 500 "Oops"', { ...at('/v2/tasks', DOWN), times: 1 }],
	['13a', 'wrong: .* found others', at('/contacts', { status: 200, body: [other] })],
	['5a', 'wrong: .* Get Many does not work', at('/tasks', DOWN, /GET/)],
	['5b', 'wrong: .* All pages are the same', at('/tasks', found(other), /page/)],
	['12a', 'wrong: .* not shown and found', at('/v2/tasks', found(), /priority/)],
	['1a', 'wrong: .* "No images"', at('/tasks', { status: 400, body: 'No images' }, /images/)],
	['1b', 'wrong: .* 200.* The images are lost', at('/tasks', { status: 200, body: {} }, /images/)],
	['16a', 'wrong: .* Include does not work', at('/v2/tasks', found({ _id: FIRST }), /include/)],
	['17a', 'wrong: .* These do not: typeNot', at('/v2/tasks', found({ _id: FIRST }), /typeNot/)],
	['11a', 'right: .* there was none', at('/activities', { status: 200, body: { activities: [] } })],
	[
		'11a',
		'right: .* was one',
		at('/activities', { status: 200, body: { activities: [{ opportunityId: FIRST }] } }),
	],
	['8a', 'wrong: .* reports tasks as failed', at('/tasks/ignore', found())],
])('%s %s, if lemlist answers otherwise', async (id, words, fault) => {
	theSandbox().fault(fault);
	expect((await askAll())[id]).toMatch(new RegExp(`^${id} ${words}`));
});

const limits = windowKinds.map((window, index) => ({ window, form: retryAfterForms[index % 5]! }));
it.each(limits)('recognizes the rate limit $window, with Retry-After $form', async (limit) => {
	const type = 'application/json; charset=utf-8';
	const rateLimited = { status: 429, type, body: { error: 'Slow down' } };
	assume({ rateLimited }, { window: limit.window, retryAfter: limit.form });
	const findings = judgeBursts(await observe(world));
	expect(findings['6a'].learned).toEqual({ rateLimited });
	expect(findings['6b'].learned).toEqual({ retryAfter: limit.form });
	expect(findings['6c'].learned).toEqual({ window: limit.window });
	expect(findings['6c'].seen.match(/not \d/g)).toHaveLength(windowKinds.length - 1);
});

it('cannot tell what kind of window it is if nothing is rejected', async () => {
	assume({}, { limit: Infinity });
	const findings = judgeBursts(await observe(world));
	expect(findings['6c'].verdict).toBe('cannot tell');
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

it('has a row in the docs for each question, with files that exist', () => {
	const root = join(__dirname, '../../../..');
	const page = readFileSync(join(root, 'docs/conformance.md'), 'utf8');
	const rows = [...page.matchAll(/^\| (\d+[a-d]) +\|(.*)$/gm)];
	const ids = [...Object.keys(QUESTIONS), '6a', '6b', '6c'];
	expect(rows.map(([, id]) => id).sort()).toEqual(ids.sort());
	const files = rows.flatMap(([, , row]) => row!.match(/(nodes|test)\/[\w/]+\.(test\.)?ts/g) ?? []);
	expect(files).toHaveLength(2 * rows.length);
	for (const file of files) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
});
