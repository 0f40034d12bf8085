// Replies that make no sense: whatever they say, the limit is kept and nothing is lost.
import type { Reply } from '../../../../nodes/lemlist/http';
import { LEMLIST_LIMIT } from '../../../../nodes/lemlist/pacing/pace';
import { randomFrom } from '../../../simulation/random';
import { Lab, reply } from '../../support/senderLab';

const ITEMS = 200;
const { limit, windowMs } = LEMLIST_LIMIT;

const up = (random: () => number, max: number) => String(Math.floor(random() * max));
const remaining = (value: string) => reply(200, { 'x-ratelimit-remaining': value });

const hostile: Array<[name: string, replyBy: (random: () => number) => Reply, maxS: number]> = [
	['Remaining is always 0', () => remaining('0'), 100],
	['Remaining is always 19', () => remaining('19'), 20],
	['Remaining is random', (random) => remaining(up(random, 20)), 50],
	['Remaining grows with the limit', () => remaining('999'), 20],
	['Limit is random', (random) => reply(200, { 'x-ratelimit-limit': up(random, 41) }), 45],
	['Limit is 1000', () => reply(200, { 'x-ratelimit-limit': '1000' }), 20],
	[
		'all is random',
		(random) =>
			reply(200, {
				'x-ratelimit-limit': up(random, 41),
				'x-ratelimit-remaining': up(random, 41),
			}),
		100,
	],
	['a third of all are rejected at random', (random) => reply(random() < 0.33 ? 429 : 200), 500],
];

it.each(hostile)('%s: at most 20 in 2 s, nothing lost', async (_, replyBy, maxS) => {
	const random = randomFrom(1);
	const lab = new Lab();
	const sending = Array.from({ length: ITEMS }, async () => await lab.send(() => replyBy(random)));
	const outcomes = await lab.settle(Promise.all(sending));

	expect(outcomes.filter((outcome) => 'rule' in outcome && !outcome.rule)).toHaveLength(ITEMS);
	const { sentAt } = lab;
	const inWindow = sentAt.map((from) => sentAt.filter((at) => at >= from && at < from + windowMs));
	expect(Math.max(...inWindow.map(({ length }) => length))).toBeLessThanOrEqual(limit);
	expect(lab.time.now() / 1_000).toBeLessThan(maxS);
});
