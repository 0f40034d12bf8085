import { getEventListeners } from 'node:events';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { isConfirmation } from '../../../../nodes/lemlist/policy/expected';
import { ruleForError, ruleForReply } from '../../../../nodes/lemlist/policy/match';
import type { Outcome } from '../../../../nodes/lemlist/sending/outcome';
import type { CallerOptions, SendBatch } from '../../../../nodes/lemlist/sending/batcher';
import { Batcher } from '../../../../nodes/lemlist/sending/batcher';
import type { BatchKind } from '../../../../nodes/lemlist/sending/batchKind';
import { joinLists } from '../../../../nodes/lemlist/sending/batchKind';
import { VirtualTime } from '../../../simulation/virtualTime';
import { reply } from '../../support/reply';

const answered = (statusCode: number, attempts = 1): Outcome => {
	const answer = reply(statusCode, statusCode === 200 ? {} : 'Oops');
	const rule = ruleForReply(answer, isConfirmation);
	const outcome = { kind: 'answered' as const, reply: answer, attempts };
	return rule ? { ...outcome, rule } : { ...outcome, rule: undefined };
};

/** What sends entries together on a clock of its own, and a log of what was sent when. */
class Lab {
	readonly time = new VirtualTime();
	readonly sent: unknown[][] = [];
	readonly sentAt: number[] = [];
	readonly requests: IHttpRequestOptions[] = [];
	readonly signals: Array<AbortSignal | undefined> = [];
	readonly halvable: boolean[] = [];
	private readonly batcher: Batcher;

	/** @param answer returns the reply to a request with these entries; it comes after 100 ms */
	constructor(
		private readonly answer: (entries: unknown[]) => Outcome = () => answered(200),
		kind: Partial<BatchKind> = {},
	) {
		const clock = this.time.clockOfProcess(() => 0);
		const combine = joinLists('body', 'ids');
		this.batcher = new Batcher(clock, { maxSize: 100, readOnly: false, combine, ...kind });
	}

	private readonly sendBatch: SendBatch = async (request, { signal, onWait, isHalvable }) => {
		onWait?.({ reason: 'limit', from: 0, to: 10 });
		const entries = (request.body as IDataObject)['ids'] as unknown[];
		this.requests.push(request);
		this.signals.push(signal);
		this.halvable.push(isHalvable);
		this.sent.push(entries);
		this.sentAt.push(this.time.now());
		await this.time.wait(100);
		return this.answer(entries);
	};

	/** Asks for entries at `atMs`. Returns what the caller got, and when. */
	async ask(
		ids: unknown[],
		atMs = 0,
		waiting?: CallerOptions,
	): Promise<{ outcome: Outcome; atMs: number }> {
		await this.time.wait(atMs);
		const request = { url: '/ignore', method: 'POST' as const, body: { ids } };
		const outcome = await this.batcher.add(request, this.sendBatch, waiting);
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

	it('sends a lone one after that wait', async () => {
		const lab = new Lab();
		expect(await lab.settle(lab.ask(['a']))).toEqual({ outcome: answered(200), atMs: 120 });
		expect(lab.sent).toEqual([['a']]);
	});

	it('sends full requests at once, and the rest after the wait', async () => {
		const lab = new Lab();
		expect(await lab.askForEach(250)).toHaveLength(250);
		expect(lab.sent).toEqual([numbers(100), numbers(100, 100), numbers(50, 200)]);
		expect(lab.sentAt).toEqual([0, 0, 20]);
	});

	it('sends nothing twice if the last that came filled a request', async () => {
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
			...[numbers(2, 4), [4], [5]],
			numbers(2, 6),
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
		const lab = new Lab(rejecting(0), { maxSize: 2 });
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

it.each([
	['reads', true],
	['changes', false],
])(
	'of %s are halved after a server error, until the one at fault is alone',
	async (_, readOnly) => {
		const failing = (entries: unknown[]) => answered(entries.includes(2) ? 500 : 200);
		const lab = new Lab(failing, { readOnly });
		expect(statuses(await lab.askForEach(4))).toEqual([200, 200, 500, 200]);
		expect(lab.sent).toEqual([numbers(4), [0, 1], [2, 3], [2], [3]]);
		expect(lab.halvable).toEqual([true, true, true, false, false]);
	},
);

it('reports a wait to each that waited', async () => {
	const lab = new Lab();
	const reports = [jest.fn(), jest.fn()];
	await lab.settle(Promise.all(reports.map((report, id) => lab.ask([id], 0, { onWait: report }))));
	for (const report of reports) {
		expect(report.mock.calls).toEqual([[{ reason: 'limit', from: 0, to: 10 }]]);
	}
});

const error = new Error('reset');
const silence: Outcome = { kind: 'unanswered', error, rule: ruleForError(error), attempts: 3 };

it.each<[what: string, outcome: Outcome]>([
	['a stop', { kind: 'stopped', attempts: 0 }],
	['silence', silence],
	['a rate limit', answered(429)],
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

describe('a caller that is stopped', () => {
	const stopAt = (lab: Lab, atMs: number) => {
		const controller = new AbortController();
		void lab.time.wait(atMs).then(() => controller.abort());
		return controller.signal;
	};
	const stopped: Outcome = { kind: 'stopped', attempts: 0 };

	it('sends nothing if that was before', async () => {
		const lab = new Lab();
		const { outcome } = await lab.settle(lab.ask(['a'], 0, { signal: AbortSignal.abort() }));
		expect(outcome).toEqual(stopped);
		expect(lab.sent).toEqual([]);
	});

	it('is left out of a request that is not on its way yet', async () => {
		const lab = new Lab();
		const asked = [lab.ask(['a'], 0, { signal: stopAt(lab, 10) }), lab.ask(['b'])];
		const [one, other] = await lab.settle(Promise.all(asked));
		expect(one).toEqual({ outcome: stopped, atMs: 10 });
		expect(other?.outcome).toEqual(answered(200));
		expect(lab.sent).toEqual([['b']]);
	});

	it('gets to know how a change ended that is on its way', async () => {
		const lab = new Lab();
		const { outcome, atMs } = await lab.settle(lab.ask(['a'], 0, { signal: stopAt(lab, 50) }));
		expect(outcome).toEqual(answered(200));
		expect(atMs).toBe(120);
	});

	it('waits no longer for what only reads', async () => {
		const lab = new Lab(undefined, { readOnly: true });
		const asked = [lab.ask(['a'], 0, { signal: stopAt(lab, 50) }), lab.ask(['b'])];
		const [one, other] = await lab.settle(Promise.all(asked));
		expect(one).toEqual({ outcome: stopped, atMs: 50 });
		expect(other).toEqual({ outcome: answered(200), atMs: 120 });
	});

	it('stops the common request only if all of its callers are stopped', async () => {
		const lab = new Lab();
		const asked = [30, 60].map((atMs) => lab.ask([atMs], 0, { signal: stopAt(lab, atMs) }));
		const seen: unknown[] = [];
		for (const atMs of [40, 70]) {
			void lab.time.wait(atMs).then(() => seen.push(lab.signals[0]?.aborted));
		}
		await lab.settle(Promise.all(asked));
		expect(seen).toEqual([false, true]);
	});

	it('is left out when a rejected request is sent again in halves', async () => {
		const lab = new Lab(rejecting('d'), { readOnly: true });
		const leaving = ['a', 'b'].map((id) => lab.ask([id], 0, { signal: stopAt(lab, 50) }));
		const staying = ['c', 'd'].map((id) => lab.ask([id]));
		const ended = await lab.settle(Promise.all([...leaving, ...staying]));
		const outcomes = ended.map(({ outcome }) => outcome);
		expect(statuses(outcomes)).toEqual(['stopped', 'stopped', 200, 400]);
		expect(lab.sent).toEqual([['a', 'b', 'c', 'd'], ['c', 'd'], ['c'], ['d']]);
	});

	it('does not wait for the other half of a rejected request', async () => {
		const lab = new Lab(rejecting('a', 'b', 'c', 'd'), { readOnly: true });
		const staying = ['a', 'b'].map((id) => lab.ask([id]));
		const leaving = ['c', 'd'].map((id) => lab.ask([id], 0, { signal: stopAt(lab, 150) }));
		const ended = await lab.settle(Promise.all([...staying, ...leaving]));
		const outcome = { ...stopped, attempts: 1 };
		expect(ended.slice(2)).toEqual(['c', 'd'].map(() => ({ outcome, atMs: 150 })));
		expect(lab.sent).toEqual([['a', 'b', 'c', 'd'], ['a', 'b'], ['a'], ['b']]);
	});

	it.each(['inSequence', 'inParallel'] as const)(
		'gets the failure of a change that may have been done, with halves %s',
		async (splitsBatch) => {
			const failed = answered(splitsBatch === 'inParallel' ? 502 : 200);
			const rule = ruleForReply(
				reply(splitsBatch === 'inParallel' ? 502 : 200, 'Oops'),
				isConfirmation,
			)!;
			expect(rule).toMatchObject({ mayBeDone: true, splitsBatch });
			const lab = new Lab((entries) =>
				entries.length > 1 ? ({ ...failed, rule } as Outcome) : answered(400),
			);
			const ids = ['a', 'b', 'c', 'd'];
			const asked = ids.map((id) => lab.ask([id], 0, { signal: stopAt(lab, 110) }));
			const ended = await lab.settle(Promise.all(asked));
			expect(ended.map(({ outcome }) => outcome)).toEqual(
				ids.map(() => expect.objectContaining({ kind: 'answered', rule, attempts: 1 })),
			);
			expect(lab.sent).toEqual([ids]);
		},
	);

	it.each([
		['is stopped before its turn', { kind: 'stopped', attempts: 0 }],
		['waits in vain for its turn', { kind: 'unsent', attempts: 0 }],
		['only meets the rate limit', answered(429, 0)],
	])('gets the failure of a change that may have been done if the half %s', async (_, unsent) => {
		const failed = answered(502);
		const lab = new Lab((entries) => (entries.length > 1 ? failed : (unsent as Outcome)));
		const ended = await lab.settle(Promise.all(['a', 'b'].map((id) => lab.ask([id]))));
		expect(ended.map(({ outcome }) => outcome)).toEqual([failed, failed]);
	});

	it('is listened to once, however many requests its run shares with others', async () => {
		const lab = new Lab(undefined, { maxSize: 2 });
		const signals = [1, 2].map(() => new AbortController().signal);
		const asked = numbers(30).flatMap((id) =>
			signals.map((signal) => lab.ask([`${id}`], 0, { signal })),
		);
		const counts: number[] = [];
		void lab.time.wait(50).then(() => {
			counts.push(...signals.map((signal) => getEventListeners(signal, 'abort').length));
		});
		await lab.settle(Promise.all(asked));
		expect(lab.sent).toHaveLength(30);
		expect(counts).toEqual([1, 1]);
	});

	it('is one of many with its signal, to which a single listener is added', async () => {
		const lab = new Lab(undefined, { readOnly: true });
		const signal = stopAt(lab, 50);
		const listen = jest.spyOn(signal, 'addEventListener');
		const ids = Array.from({ length: 30 }, (_, index) => [index]);
		const ended = await lab.settle(Promise.all(ids.map((each) => lab.ask(each, 0, { signal }))));
		expect(listen).toHaveBeenCalledTimes(1);
		expect(ended).toEqual(ids.map(() => ({ outcome: stopped, atMs: 50 })));
	});
});

it('gives each caller its own part of the reply', async () => {
	const pick: BatchKind['pick'] = (_, request) => (request.body as IDataObject)['ids'];
	const lab = new Lab(undefined, { pick });
	const outcomes = await lab.askForEach(2);
	expect(outcomes).toMatchObject([{ reply: { body: [0] } }, { reply: { body: [1] } }]);
});
