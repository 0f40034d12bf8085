// How each question is asked, in this order, and what follows from the answer. Their texts are those of the
// table in docs/conformance.md.
import { lacksV2 } from '../../nodes/lemlist/errors/withoutV2';
import type { Reply } from '../../nodes/lemlist/http';
import * as expected from '../../nodes/lemlist/policy/expected';
import { isOpen, type Task } from '../../nodes/lemlist/task';
import type { Answers } from '../../sandbox/answers';
import type { Settings } from '../../sandbox/settings';
import { Stop } from './client';
import type { Options } from './commandLine';
import { NotShown, type Lab } from './lab';
import { answered, failureOf, isOfRow, isSaved, quote, refusal, tasksIn } from './replies';

/** What was seen, and what follows. */
export interface Finding {
	readonly verdict: 'right' | 'wrong' | 'cannot tell';
	/** A sentence. */
	readonly seen: string;
	readonly learned?: Learned;
}

/** What the sandbox can load of it. */
export type Learned = Partial<Answers & Omit<Settings, 'answers'>>;

type Ask = (lab: Lab) => Promise<Finding>;

/** The node is right or wrong. */
export const judge = (isRight: boolean, seen: string, learned: Learned = {}): Finding => ({
	...{ verdict: isRight ? 'right' : 'wrong', seen, learned },
});

/** It cannot be told from this. */
export const unclear = (seen: string): Finding => ({ verdict: 'cannot tell', seen });

/** The longest time that Ignore gives the search, in ms. */
const PATIENCE_MS = 5_000;
/** The waits between looks at the search, in ms: 16 s in all. */
const LOOKS_MS = [0, 300, 700, 1_000, 2_000, 4_000, 8_000];

const isEmpty = (value: unknown) => value === '' || value === null || value === undefined;
const isDone = ({ status }: Task) => status === 'done';
const isIgnored = ({ status }: Task) => status === 'ignored';
// What the search does not return is not taken for empty.
const isUndated = ({ dueDate = 'kept' }: Task) => isEmpty(dueDate);
const isBlank = ({ title = 'kept', message }: Task) => isEmpty(title) && isEmpty(message);

/** For what may be refused: right if the node takes it for a success, or reports it on its row alone. */
const allowed = (reply: Reply, learned: Learned): Finding =>
	judge(isSaved(reply) || isOfRow(reply), answered(reply), learned);

/** For what should be refused: right if it is, and the node reports it on its row alone. */
const refused = (reply: Reply, learned: Learned): Finding =>
	judge(!isSaved(reply) && isOfRow(reply), answered(reply), learned);

/** For an update that should, or should not, make one of the tasks as expected. */
function works(
	index: 0 | 1,
	changes: Task,
	isExpected: (task: Task) => boolean,
	learn: (does: boolean) => Learned,
	should = true,
): Ask {
	return async (lab) => {
		const reply = await lab.update(index, changes);
		const does = isSaved(reply) && isExpected(await lab.read(index, isExpected));
		const seen = `${answered(reply)} That ${does ? 'worked' : 'did not work'}.`;
		return judge(does === should, seen, learn(does));
	};
}

/** Assigns a task to somebody, and back. */
async function assign(lab: Lab, assignedTo: string | undefined): Promise<Reply> {
	const reply = await lab.update(0, { assignedTo });
	if (isSaved(reply)) await lab.update(0, { assignedTo: lab.options.user });
	return reply;
}

/** For images that should be refused: right if the node finds the code. */
function media(reply: Reply, learned: Learned = {}): Finding {
	const isKnown = !isSaved(reply) && failureOf(reply)[0].code.startsWith('LINKEDIN_MEDIA_');
	if (!isKnown) return judge(false, answered(reply), learned);
	const { error, code } = Object(reply.body) as Record<string, unknown>;
	const inObject = code === undefined ? 'error' : 'errorAndCode';
	const errorShape =
		typeof reply.body === 'string' ? 'text' : typeof error === 'object' ? 'envelope' : inObject;
	return judge(true, answered(reply), { ...learned, errorShape });
}

/** All questions but those of the rate limit. */
export const QUESTIONS: Readonly<Record<string, Ask>> = {
	async '10a'({ client, options }) {
		const team = await client.get('/team', { version: 'v2' });
		if (!expected.isTask(team.body))
			throw new Stop(
				`GET /team answered ${quote(team)}, not a team. Check the key and --base-url.`,
			);
		const members = await client.getIfThere('/team/members');
		const isThere = isSaved(members) && typeof members.body === 'object';
		const other = `GET /team/members ${isThere ? 'exists' : 'does not exist'}.`;
		if (!expected.isTeam(team.body)) return judge(false, `The reply has no users. ${other}`);
		const { users } = team.body as { users: Task[] };
		if (!users.some(({ userId }) => userId === options.user))
			throw new Stop("The API key's team has no user like --user.");
		return judge(true, `The reply has users. ${other}`);
	},

	async '9a'(lab) {
		const reply = await lab.client.getIfThere('/v2/tasks', { limit: '1', include: 'contact' });
		lab.hasSearch = tasksIn(reply) !== undefined;
		const isHandled = lab.hasSearch || lacksV2(failureOf(reply)[0]);
		const seen = lab.hasSearch ? 'It is there.' : `It is not there: ${answered(reply)}`;
		return judge(isHandled, seen, { hasV2: lab.hasSearch });
	},

	async '13a'({ client, options: { contact } }) {
		const reply = await client.getIfThere('/contacts', { idsOrEmails: contact });
		if (!isSaved(reply) || !expected.isRecords(reply.body)) return unclear('They cannot be read.');
		const found = expected.listUnder(reply.body, 'data') as Task[];
		if (found.length === 0) throw new Stop("The API key's team has no contact like --contact.");
		const isAlone = found.every(({ _id }) => _id === contact);
		return judge(isAlone, isAlone ? 'lemlist found the contact alone.' : 'lemlist found others.');
	},

	async '5a'({ client }) {
		const none = await client.get('/tasks');
		const empty = await client.get('/tasks', { filters: '[]' });
		const seen = `lemlist answered ${quote(none)} without them, and ${quote(empty)} with an empty list.`;
		return judge(!!tasksIn(empty), seen, { filtersRequired: !isSaved(none) });
	},

	async '5b'({ client }) {
		const first = tasksIn(await client.get('/tasks', { filters: '[]', page: '0' }));
		const second = tasksIn(await client.get('/tasks', { filters: '[]', page: '1' }));
		if (!first || !second) return unclear('They cannot be read.');
		const ids = first.map(({ _id }) => _id);
		const isNew = second.some(({ _id }) => !ids.includes(_id));
		const seen = `The first page has ${first.length} tasks, and the second ${second.length}.`;
		return judge(isNew || second.length === 0, seen, isNew ? { listPageSize: first.length } : {});
	},

	async '7a'(lab) {
		const byRecord = await lab.client.create('recordId');
		const byLead = await lab.client.create('leadId');
		const seen = `recordId answered ${quote(byRecord.reply)}, and leadId ${quote(byLead.reply)}.`;
		const ids = [byRecord, byLead].flatMap(({ id }) => id ?? []);
		lab.recordName = byRecord.id === undefined ? 'leadId' : 'recordId';
		const [first, second = (await lab.client.create(lab.recordName)).id] = ids;
		if (!first || !second)
			throw new Stop(`No task can be created for --contact, which may be of another team. ${seen}`);
		lab.tasks = [first, second];
		const recordNames = ids.length === 2 ? ['recordId', 'leadId'] : [lab.recordName];
		return judge(byRecord.id !== undefined, seen, { recordNames });
	},

	async '7b'({ client, recordName }) {
		const types = ['manual'];
		const answers: string[] = [];
		for (const type of ['email', 'phone', 'linkedin']) {
			const { reply, id } = await client.create(recordName, type);
			if (id !== undefined) types.push(type);
			const stored = `became ${String((Object(reply.body) as Task)['type'])}`;
			answers.push(`${type} ${id === undefined ? `answered ${quote(reply)}` : stored}`);
		}
		return judge(types.length === 4, `In turn, ${answers.join(', ')}.`, { types });
	},

	async '14a'(lab) {
		const startMs = lab.client.world.now();
		for (const waitMs of LOOKS_MS) {
			await lab.client.world.sleep(waitMs);
			const found = await lab.search({ taskId: lab.tasks[1] });
			lab.lagMs = Math.round(lab.client.world.now() - startMs);
			if (found.length === 0) continue;
			const seen = `It was there after ${(lab.lagMs / 1_000).toFixed(1)} s.`;
			return judge(lab.lagMs <= PATIENCE_MS, seen, { searchLagMs: lab.lagMs });
		}
		lab.hasSearch = false;
		return judge(false, 'It was not there after 16 s.');
	},

	async '12a'(lab) {
		const reply = await lab.update(0, { priority: '2' });
		if (!isSaved(reply)) return judge(false, answered(reply));
		const task = await lab.read(0, ({ priority }) => priority === 2);
		const found = await lab.search({ taskId: lab.tasks[0], priority: '2' });
		const isSame = task['priority'] === 2 && found.length === 1;
		return judge(isSame, `A 2 is ${isSame ? '' : 'not '}shown and found as a 2.`);
	},

	async '12b'(lab) {
		const reply = await lab.update(0, { priority: '' });
		if (!isSaved(reply)) return judge(false, answered(reply));
		const task = await lab.read(0, ({ priority }) => isEmpty(priority));
		const noPriority = (task['priority'] ?? null) as Answers['noPriority'];
		const seen = `lemlist returned ${JSON.stringify(noPriority)}.`;
		return judge(isEmpty(noPriority), seen, { noPriority });
	},

	'3a': works(0, { dueDate: '' }, isUndated, (clearsDueDate) => ({ clearsDueDate }), false),

	async '15a'(lab) {
		const query = { sortBy: 'dueDate', sortOrder: 'asc', limit: '1' };
		const undated = await lab.search({ ...query, hasDueDate: 'false' });
		const [first] = await lab.search(query);
		if (undated.length === 0 || !first) return unclear('There is no such task.');
		const undatedFirst = isEmpty(first['dueDate']);
		return judge(!undatedFirst, `They come ${undatedFirst ? 'first' : 'last'}.`, { undatedFirst });
	},

	async '3b'(lab) {
		await lab.update(0, { message: 'conformance' });
		const clear = works(0, { title: '', message: '' }, isBlank, (clearsText) => ({ clearsText }));
		return await clear(lab);
	},

	async '1a'(lab) {
		const reply = await lab.update(0, { images: [] });
		if (isSaved(reply)) return judge(true, answered(reply), { rejectsEmptyMedia: false });
		return media(reply, { rejectsEmptyMedia: true });
	},

	async '1b'(lab) {
		const title = 'conformance, changed';
		const isChanged = (task: Task) => task['title'] === title;
		const images = ['https://example.com/conformance.png'];
		const form = media(await lab.update(0, { title, images }));
		if (form.verdict === 'wrong' || !lab.hasSearch) return form;
		const isAtomic = !isChanged(await lab.read(0, isChanged));
		const seen = `${form.seen} The title was ${isAtomic ? 'not ' : ''}saved.`;
		return judge(isAtomic, seen, { ...form.learned, isAtomic });
	},

	async '1c'({ client, recordName }) {
		const { reply, id } = await client.create(recordName, 'linkedin');
		if (id === undefined) return unclear(`The task was refused: ${answered(reply)}`);
		return media(await client.update(id, { images: ['https://example.com/'] }));
	},

	async '2a'({ client }) {
		const id = client.madeUp();
		const reply = await client.update(id, { title: 'conformance' });
		const learned = { unknownTask: refusal(reply) };
		return isSaved(reply) && !expected.isTaskWith(id)(reply.body)
			? judge(true, 'lemlist answered 200, without the task.', learned)
			: refused(reply, learned);
	},

	async '4a'(lab) {
		const reply = await assign(lab, lab.client.madeUp('usr'));
		return refused(reply, { unknownAssignee: refusal(reply) });
	},

	async '4b'(lab) {
		const reply = await assign(lab, lab.options.former);
		return judge(isSaved(reply), answered(reply));
	},

	async '17a'(lab) {
		const { user: assignedToNot, contact: contactIdNot } = lab.options;
		const filters = { assignedToNot, contactIdNot, typeNot: 'manual' };
		const without: string[] = [];
		for (const [name, value] of Object.entries(filters)) {
			const found = await lab.search({ taskId: lab.tasks[0], [name]: value });
			if (found.length > 0) without.push(name);
		}
		const seen = `Three were tried; without effect: ${without.join(', ') || 'none'}.`;
		return judge(without.length === 0, seen);
	},

	async '2b'(lab) {
		const done = await lab.update(0, { done: true });
		if (!isSaved(done)) return judge(false, `Done does not work: ${answered(done)}`);
		const reply = await lab.update(0, { title: 'conformance, done' });
		return allowed(reply, { doneTask: refusal(reply) });
	},

	async '11a'({ client, tasks }) {
		await client.world.sleep(2_000);
		const query = { version: 'v2', type: 'manualDone', limit: '100' };
		const { body } = await client.getIfThere('/activities', query);
		const activities = expected.listUnder(body, 'activities');
		if (!Array.isArray(activities)) return unclear('Activities cannot be read.');
		const isOwn = (each: unknown) => (Object(each) as Task)['opportunityId'] === tasks[0];
		return judge(true, `After 2 s there was ${activities.some(isOwn) ? 'one' : 'none'}.`);
	},

	'3c': works(0, { done: false }, isOpen, (reopensDone) => ({ reopensDone })),

	async '8a'(lab) {
		const reply = await lab.client.ignore([lab.tasks[1], lab.client.madeUp()]);
		const isRead = isSaved(reply) ? expected.isConfirmation(reply.body) : isOfRow(reply);
		if (!lab.hasSearch) return judge(isRead, answered(reply));
		const ignoresOthers = isIgnored(await lab.read(1, isIgnored));
		const other = `The other was ${ignoresOthers ? '' : 'not '}ignored.`;
		return judge(isRead, `${answered(reply)} ${other}`, { ignoresOthers });
	},

	async '8b'({ client }) {
		const one = await client.ignore([client.madeUp()]);
		const many = await client.ignore(Array.from({ length: 100 }, () => client.madeUp()));
		const isRead = isSaved(one) ? expected.isConfirmation(one.body) : isOfRow(one);
		const seen = `lemlist answered ${quote(one)} to one, and ${quote(many)} to a hundred.`;
		const learned = { unknownIgnored: refusal(one) };
		return judge(isRead && one.statusCode === many.statusCode, seen, learned);
	},

	async '2c'(lab) {
		await lab.client.ignore([lab.tasks[1]]);
		const reply = await lab.update(1, { title: 'conformance, ignored' });
		return allowed(reply, { ignoredTask: refusal(reply) });
	},

	'3d': works(1, { done: false }, isOpen, (reopensIgnored) => ({ reopensIgnored })),

	async '8c'(lab) {
		await lab.update(0, { done: true });
		if (!isDone(await lab.read(0, isDone))) return unclear('No task could be marked as done.');
		const reply = await lab.client.ignore([lab.tasks[0]]);
		const ignoresDone = isIgnored(await lab.read(0, isIgnored));
		const seen = `${answered(reply)} Afterwards it was ${ignoresDone ? 'ignored' : 'done'}.`;
		return judge(!ignoresDone, seen, { ignoresDone });
	},
};

/** The numbers of the questions, without those that need a flag which was not given. */
export function questionsOf({ types, linkedin, former }: Options): string[] {
	const flags: Readonly<Record<string, unknown>> = { '7b': types, '1c': linkedin, '4b': former };
	return Object.keys(QUESTIONS).filter((id) => !(id in flags) || flags[id]);
}

/** Asks a question by its number. What cannot be read back cannot be told. */
export async function ask(id: string, lab: Lab): Promise<Finding> {
	return await QUESTIONS[id]!(lab).catch((error: unknown) => {
		if (error instanceof NotShown) return unclear(error.message);
		throw error;
	});
}
