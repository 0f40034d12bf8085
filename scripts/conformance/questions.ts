// How each question is asked, in this order, and what follows from the answer. Their texts are those of the
// table in docs/conformance.md.
import { lacksV2 } from '../../nodes/lemlist/errors/withoutV2';
import * as expected from '../../nodes/lemlist/policy/expected';
import type { Answers } from '../../sandbox/answers';
import type { Settings } from '../../sandbox/settings';
import { failureOf, Stop, tasksIn, type Reply, type Task } from './client';
import type { Extras } from './commandLine';
import type { Lab } from './lab';
import { shapeOf } from './profile';

/** What was seen, and what follows. */
export interface Finding {
	readonly verdict: 'right' | 'wrong' | 'cannot tell';
	/** A sentence. */
	readonly seen: string;
	/** If the node is wrong, what does not work, as a sentence. */
	readonly risk?: string | undefined;
	/** For the profile. */
	readonly settings?: Partial<Settings> | undefined;
}

type Ask = (lab: Lab) => Promise<Finding>;

/** The node is right, or wrong with this risk. */
function judge(isRight: boolean, seen: string, risk: string, answers?: Partial<Answers>): Finding {
	const settings = answers && { answers };
	return { verdict: isRight ? 'right' : 'wrong', seen, risk: isRight ? undefined : risk, settings };
}
const right = (seen: string, answers?: Partial<Answers>) => judge(true, seen, '', answers);
const unclear = (seen: string): Finding => ({ verdict: 'cannot tell', seen });
const NO_SEARCH = unclear('Without the search it cannot be read back.');

/** How long Ignore gives the search, in ms. */
const PATIENCE_MS = 5_000;

const isSaved = ({ status }: Reply) => status === 200;
/** Whether the node reports a refusal at once, on its row alone. */
function isOfRow(reply: Reply): boolean {
	const [, { retry, endsRun }] = failureOf(reply);
	return retry === 'no' && endsRun === 'no';
}
const isEmpty = (value: unknown) => value === '' || value === null || value === undefined;
const inSeconds = (ms: number) => `after ${(ms / 1_000).toFixed(1)} s`;
const isNow = (status: string) => (task: Task) => task['status'] === status;
const isOpen = ({ status }: Task) => ['due', 'upcoming', 'paused'].includes(String(status));

/** For what may be refused: right if the node takes it for a success, or reports it on its row alone. */
function allowed(lab: Lab, reply: Reply, answers: Partial<Answers>): Finding {
	const isRight = isSaved(reply) || isOfRow(reply);
	const risk = 'The node would try it again for minutes, or end the run.';
	return judge(isRight, lab.answered(reply), risk, answers);
}

/** For what should be refused: wrong with this risk if it is not. */
const refused = (lab: Lab, reply: Reply, risk: string, answers: Partial<Answers>): Finding =>
	isSaved(reply) ? judge(false, lab.answered(reply), risk, answers) : allowed(lab, reply, answers);

/** For an update of one of the tasks that should make it as expected. */
async function works(
	lab: Lab,
	[index, changes]: [0 | 1, Task],
	isExpected: (task: Task) => boolean,
	risk: string,
	answers: (works: boolean) => Partial<Answers>,
): Promise<Finding> {
	const reply = await lab.update(index, changes);
	const task = isSaved(reply) ? await lab.read(index, isExpected) : {};
	if (!task) return NO_SEARCH;
	const does = isExpected(task);
	const seen = `${lab.answered(reply)} That ${does ? 'worked' : 'did not work'}.`;
	return judge(does, seen, risk, answers(does));
}

/** For a rejection of images: right if the node finds its code. */
function media(lab: Lab, reply: Reply, answers?: Partial<Answers>): Finding {
	if (isSaved(reply))
		return judge(false, lab.answered(reply), 'The images are lost without a word.');
	const isKnown = failureOf(reply)[0].code.startsWith('LINKEDIN_MEDIA_');
	const risk = 'The node does not say what is wrong.';
	const finding = judge(isKnown, lab.answered(reply), risk, answers);
	const { error, code } = Object(reply.body) as Record<string, unknown>;
	const inObject = code === undefined ? 'error' : 'errorAndCode';
	const errorShape =
		typeof reply.body === 'string' ? 'text' : typeof error === 'object' ? 'envelope' : inObject;
	return isKnown ? { ...finding, settings: { ...finding.settings, errorShape } } : finding;
}

/** The questions that need a flag. */
export const FLAGS: Readonly<Record<string, keyof Extras>> = {
	...{ '7b': 'types', '1c': 'linkedin', '4b': 'former' },
};

/** All questions but those of the rate limit. */
export const QUESTIONS: Readonly<Record<string, Ask>> = {
	async '10a'({ client, options }) {
		const { body } = await client.get('/team', { version: 'v2' });
		if (!expected.isTask(body))
			throw new Stop('GET /team returned no team, so this is not lemlist.');
		if (!expected.isTeam(body)) {
			return judge(false, 'The reply has no users.', 'Assignees can be neither named nor picked.');
		}
		if (!(body as { users: Task[] }).users.some(({ userId }) => userId === options.user)) {
			throw new Stop('The team of this API key has no user like --user.');
		}
		const members = await client.get('/team/members', {}, 'mayBeMissing');
		const isThere = isSaved(members) && typeof members.body === 'object';
		return right(
			`The reply has users, and GET /team/members ${isThere ? 'exists' : 'does not exist'}.`,
		);
	},

	async '9a'(lab) {
		const reply = await lab.client.get('/v2/tasks', { limit: 1 }, 'mayBeMissing');
		lab.hasSearch = tasksIn(reply) !== undefined;
		const isHandled = lab.hasSearch || lacksV2(failureOf(reply)[0]);
		const seen = lab.hasSearch ? 'It is there.' : `It is not there: ${lab.answered(reply)}`;
		const finding = judge(isHandled, seen, 'The node does not say that the search is missing.');
		return { ...finding, settings: { hasV2: lab.hasSearch } };
	},

	async '13a'({ client, options: { contact } }) {
		const reply = await client.get('/contacts', { idsOrEmails: contact }, 'mayBeMissing');
		if (!isSaved(reply) || !expected.isRecords(reply.body)) return unclear('They cannot be read.');
		const found = expected.listUnder(reply.body, 'data') as Task[];
		if (found.length === 0)
			throw new Stop('The team of this API key has no contact like --contact.');
		const isAlone = found.every(({ _id }) => _id === contact);
		const seen = isAlone ? 'lemlist found the contact alone.' : 'lemlist found others.';
		return judge(isAlone, seen, 'Contacts beyond the first page are called unknown.');
	},

	async '5a'(lab) {
		const none = await lab.client.get('/tasks');
		const empty = await lab.client.get('/tasks', { filters: '[]' });
		const seen = `lemlist answered ${lab.quote(none)} without them, and ${lab.quote(empty)} with an empty list.`;
		const risk = 'Get Many does not work with API Version V1.';
		return judge(!!tasksIn(empty), seen, risk, { filtersRequired: !isSaved(none) });
	},

	async '5b'({ client }) {
		const first = tasksIn(await client.get('/tasks', { filters: '[]', page: 0 }));
		const second = tasksIn(await client.get('/tasks', { filters: '[]', page: 1 }));
		if (!first || !second) return unclear('They cannot be read.');
		const ids = first.map(({ _id }) => _id);
		const isNew = second.length === 0 || second.some(({ _id }) => !ids.includes(_id));
		const seen = `The first page has ${first.length} tasks, and the second ${second.length}.`;
		const answers = isNew && second.length > 0 ? { listPageSize: first.length } : undefined;
		return judge(isNew, seen, 'All pages are the same, so tasks are missing.', answers);
	},

	async '7a'(lab) {
		const { contact, all } = await lab.createBy('recordId');
		const lead = await lab.createBy('leadId');
		const recordNames = [contact, lead.contact].flatMap((name) => name ?? []);
		const seen = `In turn, ${all} and ${lead.all}.`;
		const [name] = recordNames;
		if (name === undefined) {
			throw new Stop(
				`No task can be created for --contact, which may not exist, or be of another team. ${seen}`,
			);
		}
		if (recordNames.length === 1) await lab.createBy(name);
		const risk = 'Create works only with Send Record As set to leadId.';
		return judge(name === 'recordId', seen, risk, { recordNames });
	},

	async '7b'(lab) {
		const types = ['manual'];
		const all: string[] = [];
		for (const type of ['email', 'phone', 'linkedin']) {
			const { reply, id } = await lab.client.create(lab.recordName, type);
			if (id !== undefined) types.push(type);
			const stored = `became ${String((Object(reply.body) as Task)['type'])}`;
			all.push(`${type} ${id === undefined ? `answered ${lab.quote(reply)}` : stored}`);
		}
		const seen = `In turn, ${all.join(', ')}.`;
		return judge(types.length === 4, seen, 'Create offers types that do not work.', { types });
	},

	async '14a'(lab) {
		if (!lab.hasSearch) return NO_SEARCH;
		const searchLagMs = await lab.watch(1, () => true);
		const risk = 'Ignore reports new tasks of others as unknown.';
		lab.hasSearch = searchLagMs !== undefined;
		if (searchLagMs === undefined) return judge(false, 'After 16 s it was not.', risk);
		const seen = `It was ${inSeconds(searchLagMs)}.`;
		return { ...judge(searchLagMs <= PATIENCE_MS, seen, risk), settings: { searchLagMs } };
	},

	async '12a'(lab) {
		const reply = await lab.update(0, { priority: '2' });
		if (!isSaved(reply)) return judge(false, lab.answered(reply), 'Priority is refused.');
		if (!lab.hasSearch) return NO_SEARCH;
		const lagMs = await lab.watch(0, ({ priority }) => priority === 2);
		const found = await lab.search({ taskId: lab.task(0), priority: 2 });
		const isSame = lagMs !== undefined && found.length === 1;
		const seen = isSame
			? `A 2 is shown and found as a 2, ${inSeconds(lagMs)}.`
			: 'A 2 is not shown or not found as a 2.';
		return judge(isSame, seen, 'Filters > Priorities finds other tasks than it says.');
	},

	async '12b'(lab) {
		const reply = await lab.update(0, { priority: '' });
		if (!isSaved(reply)) return judge(false, lab.answered(reply), 'It is not cleared.');
		const task = await lab.read(0, ({ priority }) => isEmpty(priority));
		if (!task) return NO_SEARCH;
		const noPriority = (task['priority'] ?? null) as Answers['noPriority'];
		const seen = `lemlist returned ${JSON.stringify(noPriority)}.`;
		const risk = 'Skip Unchanged sends it again each time.';
		return judge(isEmpty(noPriority), seen, risk, { noPriority });
	},

	async '3a'(lab) {
		const isCleared = ({ dueDate = 'kept' }: Task) => isEmpty(dueDate);
		const reply = await lab.update(0, { dueDate: '' });
		const task = isSaved(reply) ? await lab.read(0, isCleared) : {};
		if (!task) return NO_SEARCH;
		const clearsDueDate = isCleared(task);
		const seen = `${lab.answered(reply)} The date is ${clearsDueDate ? 'gone' : 'still there'}.`;
		return judge(!clearsDueDate, seen, 'Clear Fields could have it.', { clearsDueDate });
	},

	async '15a'(lab) {
		if (!lab.hasSearch) return NO_SEARCH;
		const query = { sortBy: 'dueDate', sortOrder: 'asc', limit: 1 };
		const undated = await lab.search({ ...query, hasDueDate: 'false' });
		const [first] = await lab.search(query);
		if (undated.length === 0 || !first) return unclear('There is no such task.');
		const undatedFirst = isEmpty(first['dueDate']);
		const seen = `They come ${undatedFirst ? 'first' : 'last'}.`;
		const risk = 'They fill the list before the most urgent tasks.';
		return judge(!undatedFirst, seen, risk, { undatedFirst });
	},

	async '3b'(lab) {
		await lab.update(0, { message: 'conformance' });
		const isCleared = ({ title = 'kept', message }: Task) => isEmpty(title) && isEmpty(message);
		const risk = 'Clear Fields does not clear Title and Message.';
		const changes = { title: '', message: '' };
		return await works(lab, [0, changes], isCleared, risk, (clearsText) => ({ clearsText }));
	},

	async '1a'(lab) {
		const reply = await lab.update(0, { images: [] });
		const rejectsEmptyMedia = !isSaved(reply);
		return rejectsEmptyMedia
			? media(lab, reply, { rejectsEmptyMedia })
			: right(lab.answered(reply), { rejectsEmptyMedia });
	},

	async '1b'(lab) {
		const title = 'conformance, changed';
		const images = ['https://example.com/conformance.png'];
		const form = media(lab, await lab.update(0, { title, images }));
		const task = await lab.read(0, (each) => each['title'] === title);
		if (form.verdict === 'wrong') return form;
		if (!task) return { ...form, seen: `${form.seen} ${NO_SEARCH.seen}` };
		const isAtomic = task['title'] !== title;
		const seen = `${form.seen} The title was ${isAtomic ? 'not ' : ''}saved.`;
		const risk = 'A row that is reported as failed is updated in part.';
		const { settings, ...finding } = judge(isAtomic, seen, risk, { isAtomic });
		return { ...finding, settings: { ...form.settings, ...settings } };
	},

	async '1c'(lab) {
		const { reply, id } = await lab.client.create(lab.recordName, 'linkedin');
		if (id === undefined) return unclear(`The task was refused: ${lab.answered(reply)}`);
		return media(lab, await lab.client.update(id, { images: ['https://example.com/'] }));
	},

	async '2a'(lab) {
		const id = lab.client.madeUp();
		const reply = await lab.client.update(id, { title: 'conformance' });
		const answers = { unknownTask: lab.refusal(reply) };
		const isNoticed = isSaved(reply) && !expected.isTaskWith(id)(reply.body);
		if (isNoticed) return right('lemlist answered 200, without the task.', answers);
		return refused(lab, reply, 'A mistyped ID is taken for a success.', answers);
	},

	async '4a'(lab) {
		const reply = await lab.update(0, { assignedTo: lab.client.madeUp('usr') });
		if (isSaved(reply)) await lab.update(0, { assignedTo: lab.options.user });
		const answers = { unknownAssignee: lab.refusal(reply) };
		return refused(lab, reply, 'A mistyped user ID gives the task to nobody.', answers);
	},

	async '4b'(lab) {
		const reply = await lab.update(0, { assignedTo: lab.options.extras.former });
		if (isSaved(reply)) await lab.update(0, { assignedTo: lab.options.user });
		return judge(isSaved(reply), lab.answered(reply), 'The advice does not work.');
	},

	async '16a'(lab) {
		if (!lab.hasSearch) return NO_SEARCH;
		const [task] = await lab.search({ taskId: lab.task(0), include: 'contact' });
		const paths = Object.keys(shapeOf(task?.['contact'] ?? null, 'contact'));
		const phones = paths.filter((path) => /phone|mobile/i.test(path)).join(' and ');
		const seen = `It has ${paths.length} fields, and a phone number in ${phones || 'none of them'}.`;
		return judge(paths.length > 1, seen, 'Include does not work.');
	},

	async '17a'(lab) {
		if (!lab.hasSearch) return NO_SEARCH;
		const twins = {
			assignedToNot: lab.options.user,
			typeNot: 'manual',
			contactIdNot: lab.options.contact,
		};
		const without: string[] = [];
		for (const [name, value] of Object.entries(twins)) {
			const found = await lab.search({ taskId: lab.task(0), [name]: value });
			if (found.length > 0) without.push(name);
		}
		const seen =
			without.length === 0
				? 'Three that were tried exclude.'
				: `These do not: ${without.join(', ')}.`;
		return judge(without.length === 0, seen, 'Exclude finds what it should not.');
	},

	async '2b'(lab) {
		const done = await lab.update(0, { done: true });
		if (!isSaved(done)) return judge(false, lab.answered(done), 'Done does not work.');
		const reply = await lab.update(0, { title: 'conformance, done' });
		return allowed(lab, reply, { doneTask: lab.refusal(reply) });
	},

	async '11a'(lab) {
		await lab.client.sleep(2_000);
		const query = { version: 'v2', type: 'manualDone', limit: 100 };
		const { body } = await lab.client.get('/activities', query, 'mayBeMissing');
		const activities = expected.listUnder(body, 'activities');
		if (!Array.isArray(activities)) return unclear('Activities cannot be read.');
		const isOwn = (each: unknown) => (Object(each) as Task)['opportunityId'] === lab.task(0);
		return right(`After 2 s there was ${activities.some(isOwn) ? 'one' : 'none'}.`);
	},

	async '3c'(lab) {
		const answers = (reopensDone: boolean) => ({ reopensDone });
		return await works(lab, [0, { done: false }], isOpen, 'Reopen does not work.', answers);
	},

	async '8a'(lab) {
		const reply = await lab.client.ignore([lab.task(1), lab.client.madeUp()]);
		const task = await lab.read(1, isNow('ignored'));
		const ignoresOthers = task !== undefined && isNow('ignored')(task);
		const isRead = isSaved(reply) ? expected.isDone(reply.body) : isOfRow(reply);
		const other = task ? ` The other was ${ignoresOthers ? '' : 'not '}ignored.` : '';
		const risk = 'Ignore reports tasks as failed that are ignored.';
		return judge(isRead, lab.answered(reply) + other, risk, task && { ignoresOthers });
	},

	async '8b'(lab) {
		const one = await lab.client.ignore([lab.client.madeUp()]);
		const many = await lab.client.ignore(Array.from({ length: 100 }, () => lab.client.madeUp()));
		const isRead = isSaved(one) ? expected.isDone(one.body) : isOfRow(one);
		const seen = `lemlist answered ${lab.quote(one)} to one, and ${lab.quote(many)} to a hundred.`;
		const risk = 'Ignore reports something else, or sends too many at once.';
		const answers = { unknownIgnored: lab.refusal(one) };
		return judge(isRead && one.status === many.status, seen, risk, answers);
	},

	async '2c'(lab) {
		await lab.client.ignore([lab.task(1)]);
		const reply = await lab.update(1, { title: 'conformance, ignored' });
		return allowed(lab, reply, { ignoredTask: lab.refusal(reply) });
	},

	async '3d'(lab) {
		const answers = (reopensIgnored: boolean) => ({ reopensIgnored });
		return await works(lab, [1, { done: false }], isOpen, 'Reopen does not open it.', answers);
	},

	async '8c'(lab) {
		if (!lab.hasSearch) return NO_SEARCH;
		await lab.update(0, { done: true });
		const before = await lab.read(0, isNow('done'));
		if (!before || !isNow('done')(before)) return unclear('No task could be marked as done.');
		const reply = await lab.client.ignore([lab.task(0)]);
		const task = await lab.read(0, isNow('ignored'));
		const ignoresDone = task !== undefined && isNow('ignored')(task);
		const seen = `${lab.answered(reply)} Afterwards it was ${ignoresDone ? 'ignored' : 'done'}.`;
		return judge(!ignoresDone, seen, 'Ignore says done of what is ignored.', { ignoresDone });
	},
};
