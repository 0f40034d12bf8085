import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { OnWait } from '../../../../nodes/lemlist/pacing/waits';
import { isDone } from '../../../../nodes/lemlist/policy/expected';
import { ruleForError, ruleForReply } from '../../../../nodes/lemlist/policy/ruleFor';
import type { Outcome } from '../../../../nodes/lemlist/sending/outcome';
import type { Send } from '../../../../nodes/LemlistTasks/run/batches';
import { inBatches } from '../../../../nodes/LemlistTasks/run/batches';
import { VirtualTime } from '../../../simulation/virtualTime';
import { reply } from '../../support/reply';

const answered = (statusCode: number, attempts = 1): Outcome => {
	const answer = reply(statusCode, statusCode === 200 ? {} : 'Oops');
	const rule = ruleForReply(answer, isDone);
	const outcome = { kind: 'answered' as const, reply: answer, attempts };
	return rule ? { ...outcome, rule } : { ...outcome, rule: undefined };
};

/** What batches entries on a clock of its own, and a log of what was sent when. */
class Lab {
	readonly time = new VirtualTime();
	readonly sent: unknown[][] = [];
	readonly sentAt: number[] = [];
	readonly requests: IHttpRequestOptions[] = [];
	private readonly send: Send;

	/** @param answer what a request with these entries is answered, after 100 ms */
	constructor(answer: (entries: unknown[]) => Outcome = () => answered(200), maxSize = 100) {
		const sendOne: Send = async (request, onWait) => {
			onWait?.({ reason: 'limit', from: 0, to: 10 });
			const entries = (request.body as IDataObject)['ids'] as unknown[];
			this.requests.push(request);
			this.sent.push(entries);
			this.sentAt.push(this.time.now());
			await this.time.wait(100);
			return answer(entries);
		};
		const clock = this.time.clockOfProcess(() => 0);
		this.send = inBatches(sendOne, { property: 'ids', maxSize }, clock);
	}

	/** Asks for entries at `atMs`; gives what the caller got and when. */
	async ask(
		ids: unknown[],
		atMs = 0,
		onWait?: OnWait,
	): Promise<{ outcome: Outcome; atMs: number }> {
		await this.time.wait(atMs);
		const outcome = await this.send({ url: '/ignore', method: 'POST', body: { ids } }, onWait);
		return { outcome, atMs: this.time.now() };
	}

	async askForEach(count: number, atMs = 0): Promise<Outcome[]> {
		const asked = Array.from({ length: count }, (_, id) => this.ask([id], atMs));
		return (await this.settle(Promise.all(asked))).map(({ outcome }) => outcome);
	}

	async settle<T>(pending: Promise<T>): Promise<T> {
		pending.catch(() => undefined);
		await this.time.run(Infinity);
		return await pending;
	}
}

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);
const rejecting =
	(...culprits: unknown[]) =>
	(entries: unknown[]) =>
		answered(entries.some((entry) => culprits.includes(entry)) ? 400 : 200);
const statuses = (outcomes: Outcome[]) =>
	outcomes.map((outcome) =>
		outcome.kind === 'answered' ? outcome.reply.statusCode : outcome.kind,
	);

describe('gathering', () => {
	it('sends what is asked for at the same time as one request, in order', async () => {
		const lab = new Lab();
		expect(statuses(await lab.askForEach(3))).toEqual([200, 200, 200]);
		expect(lab.requests).toEqual([{ url: '/ignore', method: 'POST', body: { ids: [0, 1, 2] } }]);
	});

	it('waits a little for others, as long as they come', async () => {
		const lab = new Lab();
		const asked = [0, 15, 30, 100].map((atMs) => lab.ask([atMs], atMs));
		await lab.settle(Promise.all(asked));
		expect(lab.sent).toEqual([[0, 15, 30], [100]]);
		expect(lab.sentAt).toEqual([50, 120]);
	});

	it('sends a lone one after that little', async () => {
		const lab = new Lab();
		expect(await lab.settle(lab.ask(['a']))).toEqual({ outcome: answered(200), atMs: 120 });
		expect(lab.sent).toEqual([['a']]);
	});

	it('sends so many at once when they are there, and the rest after the wait', async () => {
		const lab = new Lab();
		expect(await lab.askForEach(250)).toHaveLength(250);
		expect(lab.sent).toEqual([numbers(100), numbers(100, 100), numbers(50, 200)]);
		expect(lab.sentAt).toEqual([0, 0, 20]);
	});

	it('sends nothing twice where the last that came filled a request', async () => {
		const lab = new Lab();
		await lab.askForEach(100);
		expect(lab.sent).toEqual([numbers(100)]);
	});

	it('starts anew while a request is under way', async () => {
		const lab = new Lab();
		await lab.settle(Promise.all([lab.ask(['a']), lab.ask(['b'], 60)]));
		expect(lab.sent).toEqual([['a'], ['b']]);
		expect(lab.sentAt).toEqual([20, 80]);
	});

	it('joins lists of several entries', async () => {
		const lab = new Lab();
		await lab.settle(Promise.all([lab.ask(['a', 'b']), lab.ask(['c'])]));
		expect(lab.sent).toEqual([['a', 'b', 'c']]);
	});
});

describe('a rejection', () => {
	it('is halved until the one at fault is alone, and the others get through', async () => {
		const lab = new Lab(rejecting(5));
		expect(statuses(await lab.askForEach(8))).toEqual([200, 200, 200, 200, 200, 400, 200, 200]);
		expect(lab.sent).toEqual([
			numbers(8),
			...[numbers(4), numbers(4, 4)],
			...[numbers(2, 4), numbers(2, 6)],
			...[[4], [5]],
		]);
	});

	it.each([
		[1, 1],
		[2, 3],
		[3, 5],
		[100, 15],
	])('of one among %i is found in at most %i requests', async (count, max) => {
		for (const culprit of [0, Math.floor(count / 3), count - 1]) {
			const lab = new Lab(rejecting(culprit));
			const outcomes = statuses(await lab.askForEach(count));
			expect(outcomes).toEqual(numbers(count).map((id) => (id === culprit ? 400 : 200)));
			expect(lab.sent.length).toBeLessThanOrEqual(max);
		}
	});

	it('of all gives each its own', async () => {
		const lab = new Lab(() => answered(400));
		expect(statuses(await lab.askForEach(5))).toEqual([400, 400, 400, 400, 400]);
		const alone = lab.sent.filter(({ length }) => length === 1);
		expect(alone.flat().sort()).toEqual(numbers(5));
	});

	it('of several reaches those alone', async () => {
		const lab = new Lab(rejecting(0, 6));
		expect(statuses(await lab.askForEach(7))).toEqual([400, 200, 200, 200, 200, 200, 400]);
	});

	it('of a lone one is not tried again', async () => {
		const lab = new Lab(rejecting(0));
		expect(statuses(await lab.askForEach(1))).toEqual([400]);
		expect(lab.sent).toEqual([[0]]);
	});

	it('of one request leaves the others alone', async () => {
		const lab = new Lab(rejecting(0), 2);
		expect(statuses(await lab.askForEach(4))).toEqual([400, 200, 200, 200]);
		expect(lab.sent).toEqual([[0, 1], [2, 3], [0], [1]]);
	});

	it('keeps what else the request says', async () => {
		const lab = new Lab(rejecting(0));
		await lab.askForEach(2);
		expect(lab.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
			Array<string>(3).fill('POST /ignore'),
		);
	});

	it('counts for each the attempts of all requests that it was part of', async () => {
		const lab = new Lab((entries) => answered(entries.includes(0) ? 400 : 200, 2));
		const outcomes = await lab.askForEach(4);
		expect(outcomes.map((outcome) => outcome.attempts)).toEqual([6, 6, 4, 4]);
	});
});

it('reports a wait to each that waited', async () => {
	const lab = new Lab();
	const reports = [jest.fn(), jest.fn()];
	await lab.settle(Promise.all(reports.map((report, id) => lab.ask([id], 0, report))));
	for (const report of reports) {
		expect(report.mock.calls).toEqual([[{ reason: 'limit', from: 0, to: 10 }]]);
	}
});

const error = new Error('reset');
const silence: Outcome = { kind: 'unanswered', error, rule: ruleForError(error), attempts: 3 };

it.each<[what: string, outcome: Outcome]>([
	['a stop', { kind: 'stopped', attempts: 0 }],
	['silence', silence],
	['an outage', answered(503)],
	['a rejected key', answered(401)],
])('%s goes to all, without another request', async (_, outcome) => {
	const lab = new Lab(() => outcome);
	const outcomes = await lab.askForEach(3);
	expect(outcomes).toEqual([outcome, outcome, outcome]);
	expect(lab.sent).toHaveLength(1);
});

it('rejects for every caller, also while halving', async () => {
	const failing = (entries: unknown[]) => {
		if (entries.length === 2) throw new Error('broken');
		return answered(400);
	};
	const lab = new Lab(failing);
	const asked = numbers(4).map((id) => lab.ask([id]));
	const settled = await lab.settle(Promise.allSettled(asked));
	expect(settled.map((each) => each.status === 'rejected' && String(each.reason))).toEqual(
		Array<string>(4).fill('Error: broken'),
	);

	const later = new Lab(failing);
	await expect(later.settle(Promise.all([later.ask([1]), later.ask([2])]))).rejects.toThrow(
		'broken',
	);
});
