import { contradictions, type Reply } from '../../../../scripts/probe/replay';

const twoPer2s = { kind: 'flexibleFixed', limit: 2, windowMs: 2_000 } as const;

/** A reply 100 ms after its request. */
const reply = (sentAt: number, accepted: boolean, remaining?: number): Reply => ({
	...{ sentAt, receivedAt: sentAt + 100, accepted, remaining },
});

const against = (replies: readonly Reply[], countedAt: readonly number[]) =>
	contradictions(twoPer2s, replies, { phaseMs: 0, countedAt });

it('counts the replies that a window does not explain', () => {
	const explained = [
		reply(0, true, 1),
		reply(10, true, 0),
		reply(1_900, false),
		reply(2_050, true, 1),
	];

	expect(against(explained, [50, 60, 1_950, 2_100])).toBe(0);
	expect(against(explained, [50, 60, 1_950, 2_049])).toBe(1);
	expect(against([reply(0, false), ...explained.slice(1)], [50, 60, 1_950, 2_100])).toBe(1);
	expect(against([reply(0, true, 5), ...explained.slice(1)], [50, 60, 1_950, 2_100])).toBe(1);
	expect(against([reply(0, true), ...explained.slice(1)], [50, 60, 1_950, 2_100])).toBe(0);
});

it('takes requests that are under way together in any order', () => {
	const replies = [reply(0, false), reply(0, true, 0), reply(0, true, 1)];

	expect(against(replies, [50, 60, 70])).toBe(0);
});

it('counts no request before it was sent, and none after its reply', () => {
	const replies = [reply(0, true, 0), reply(200, true, 1)];

	expect(against(replies, [50, 250])).toBe(2);
	expect(against([reply(0, true, 1)], [100])).toBe(0);
	expect(against([reply(0, true, 1)], [101])).toBe(1);
});
