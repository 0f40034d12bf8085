import { RecentWrites } from '../../../nodes/lemlist/recentWrites';
import type { Changes } from '../../../nodes/lemlist/unchanged';

/** A memory, and requests that are under way until they are told to arrive. */
function setUp() {
	const clock = { time: 0 };
	const writes = new RecentWrites({ now: () => clock.time });
	const send = (changes: Changes) => {
		const { promise, resolve, reject } = deferred();
		const sent = writes.sendAndRemember('opp_1', changes, async () => await promise);
		return {
			arrive: async () => (resolve(), await sent),
			fail: async () => (reject(), await sent),
		};
	};
	return { writes, send, clock };
}

function deferred() {
	let resolve = () => {};
	let reject = () => {};
	const promise = new Promise<void>((onResolve, onReject) => {
		resolve = onResolve;
		reject = () => onReject(new Error('timeout'));
	});
	return { promise, resolve, reject };
}

const known = (writes: RecentWrites) => writes.updateOf('opp_1');

it('knows an update once it has arrived, and adds the next one to it', async () => {
	const { writes, send } = setUp();
	const first = send({ title: 'Call', priority: '1' });
	expect(known(writes)).toBe('inDoubt');
	await first.arrive();
	expect(known(writes)).toEqual({ title: 'Call', priority: '1' });
	await send({ title: 'Email' }).arrive();
	expect(known(writes)).toEqual({ title: 'Email', priority: '1' });
});

it('forgets each value 15 minutes after it was set, however often others are', async () => {
	const { writes, send, clock } = setUp();
	await send({ title: 'Call', priority: '1' }).arrive();
	clock.time = 600_000;
	await send({ priority: '2' }).arrive();
	clock.time = 900_001;
	expect(known(writes)).toEqual({ priority: '2' });
	clock.time = 1_500_001;
	expect(known(writes)).toBeUndefined();
});

it('leaves a task in doubt after an update that failed, and after all later ones', async () => {
	const { writes, send } = setUp();
	await expect(send({ title: 'Call' }).fail()).rejects.toThrow('timeout');
	expect(known(writes)).toBe('inDoubt');
	await send({ title: 'Email' }).arrive();
	expect(known(writes)).toBe('inDoubt');
});

it.each(['first', 'second'] as const)(
	'leaves a task in doubt if two updates were under way, and the %s one arrived last',
	async (last) => {
		const { writes, send } = setUp();
		const sent = { first: send({ title: 'Call' }), second: send({ title: 'Email' }) };
		await sent[last === 'first' ? 'second' : 'first'].arrive();
		expect(known(writes)).toBe('inDoubt');
		await sent[last].arrive();
		expect(known(writes)).toBe('inDoubt');
	},
);

it.each([
	['ignored, then reopened', { status: 'ignored' }, { done: false }],
	['reopened, then ignored', { done: false }, { status: 'ignored' }],
	['done, then ignored', { done: true }, { status: 'ignored' }],
])('of what became of a task, the later counts: %s', async (_, earlier, later) => {
	const { writes, send } = setUp();
	await send({ title: 'Call', ...earlier }).arrive();
	await send(later).arrive();
	expect(known(writes)).toEqual({ title: 'Call', ...later });
});
