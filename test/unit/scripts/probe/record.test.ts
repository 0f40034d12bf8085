import type { Answer } from '../../../../scripts/probe/observation';
import { plan } from '../../../../scripts/probe/plan';
import { record } from '../../../../scripts/probe/record';
import { VirtualTime } from '../../../simulation/virtualTime';

const OK: Answer = { status: 200, headers: {} };

/** Carries out a plan; each answer takes 100 ms. */
async function recordWith(
	answerTo: (number: number) => Answer | Error,
	steps = plan,
	latencyOf: (number: number) => number = () => 100,
) {
	const time = new VirtualTime();
	const sentAt: number[] = [];
	const recording = record(steps, {
		now: () => time.now(),
		sleep: async (ms) => await time.wait(ms),
		ask: async () => {
			const number = sentAt.push(time.now());
			await time.wait(latencyOf(number));
			const answer = answerTo(number);
			if (answer instanceof Error) throw answer;
			return answer;
		},
	});
	recording.catch(() => undefined);
	await time.run(60_000);
	return { sentAt, recording };
}

it('sends 60 requests within 10 seconds, never more than a burst of 20', async () => {
	const { sentAt, recording } = await recordWith(() => OK);

	expect(sentAt).toEqual(plan.flatMap(({ atMs, requests }) => Array(requests).fill(atMs)));
	expect(sentAt).toHaveLength(60);
	expect(sentAt.at(-1)).toBeLessThan(10_000);
	expect(await recording).toEqual({
		observations: sentAt.map((at) => ({ sentAt: at, receivedAt: at + 100, ...OK })),
	});
});

it.each([400, 401, 402, 403, 404, 429, 301, 500])(
	'sends nothing after a first %d',
	async (status) => {
		const { sentAt, recording } = await recordWith(() => ({ status, headers: {} }));

		expect(sentAt).toEqual([0]);
		expect((await recording).observations).toMatchObject([{ status }]);
	},
);

it('sends nothing after a first request without an answer', async () => {
	const { sentAt, recording } = await recordWith(() => new Error('There was no reply'));

	expect(sentAt).toEqual([0]);
	await expect(recording).rejects.toThrow('There was no reply');
});

it.each([
	['a reply with status 403', { status: 403, headers: {} }],
	['a 429 that asks to wait 60 s', { status: 429, headers: { 'retry-after': '60' } }],
	['There was no reply', new Error('There was no reply')],
])('stops before the next step after %s', async (reason, answer) => {
	const { sentAt, recording } = await recordWith((number) => (number === 5 ? answer : OK));

	expect(sentAt).toHaveLength(11);
	expect((await recording).stopped).toBe(reason);
});

it('goes on after a 429, and after a 200 with a long Retry-After', async () => {
	const { sentAt } = await recordWith((number) =>
		number % 2 === 0
			? { status: 429, headers: { 'retry-after': '2' } }
			: { status: 200, headers: { 'retry-after': '60' } },
	);

	expect(sentAt).toHaveLength(60);
});

it('waits for the first answer, and keeps the distances after it', async () => {
	const steps = [0, 1_000, 1_500].map((atMs) => ({ atMs, requests: 1 }));
	const { sentAt } = await recordWith(
		() => OK,
		steps,
		(number) => (number === 1 ? 1_200 : 100),
	);

	expect(sentAt).toEqual([0, 1_200, 1_700]);
});
