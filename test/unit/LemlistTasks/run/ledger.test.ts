import fc from 'fast-check';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { RunFacts } from '../../../../nodes/LemlistTasks/run/ledger';
import { Ledger } from '../../../../nodes/LemlistTasks/run/ledger';
import { hintOf, outputOf, progressWhenCancelled } from '../../../../nodes/LemlistTasks/run/output';
import type { Failed, Output, RowOutput } from '../../../../nodes/LemlistTasks/operation';
import { output } from '../../../../nodes/LemlistTasks/operation';
import { ENDS_IF_ALL_FAIL } from '../../../../nodes/lemlist/policy/rules';
import { nodeWith } from '../../support/execution';
import { errorWith } from '../../support/error';

const taskIdsFor = (count: number) => Array.from({ length: count }, (_, index) => `opp_${index}`);

function ledgerOf(count: number, facts: Partial<RunFacts> = {}) {
	return new Ledger({
		node: nodeWith(),
		rows: Array.from({ length: count }, () => ({ json: {} })),
		taskIds: taskIdsFor(count),
		continueOnFail: true,
		cancelled: undefined,
		countLabel: (count) => `${count} updated`,
		...facts,
	});
}
const success = (index: number): RowOutput => output({ _id: `opp_${index}` });
const failed = (details: Parameters<typeof errorWith>[0] = {}, isEndOfRun = false): Failed => ({
	error: errorWith(details),
	isEndOfRun,
});
/** What came of a row that is this one output. */
const rowOf = (part: Output): RowOutput => ({ outputs: [part] });
const unsent = (id: string): Output => ({ unsentTaskId: id });
const refused = failed(
	{ code: 'API_KEY_REFUSED', httpStatus: 401, field: null, endsRun: 'yes' },
	true,
);

function thrownBy(ledger: Ledger) {
	try {
		outputOf(ledger);
	} catch (error) {
		return error as NodeApiError | NodeOperationError;
	}
	throw new Error('Nothing was thrown');
}

describe('output', () => {
	it('is in input order, each item paired, in whatever order they end', () => {
		const ends = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }).chain((good) =>
			fc.record({
				good: fc.constant(good),
				order: fc.shuffledSubarray([...good.keys()], { minLength: good.length }),
			}),
		);
		fc.assert(
			fc.property(ends, ({ good, order }) => {
				const ledger = ledgerOf(good.length);
				for (const index of order) {
					const taskId = `opp_${index}`;
					ledger.add(index, good[index] ? success(index) : rowOf(failed({ taskId })));
				}
				const output = outputOf(ledger);
				expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
					good.map((_, item) => ({ item })),
				);
				expect(output.map(({ json }) => json['_id'] ?? (json['error'] as never)['taskId'])).toEqual(
					taskIdsFor(good.length),
				);
			}),
		);
	});

	it('pairs each of several items that one item gave', () => {
		const ledger = ledgerOf(2);
		ledger.add(1, output({ a: 1 }, { a: 2 }));
		ledger.add(0, success(0));
		expect(outputOf(ledger)).toEqual([
			{ json: { _id: 'opp_0' }, pairedItem: { item: 0 } },
			{ json: { a: 1 }, pairedItem: { item: 1 } },
			{ json: { a: 2 }, pairedItem: { item: 1 } },
		]);
	});

	it('has for a failed item the one form that reaches the error output everywhere', () => {
		const ledger = ledgerOf(1);
		ledger.add(0, rowOf(failed({ endsRun: ENDS_IF_ALL_FAIL }, true)));
		const error = {
			message: `Row 1 (item 0): ${errorWith().message}`,
			description: errorWith().description,
			code: 'BAD_TEAM',
			httpStatus: 400,
			taskId: 'opp_1',
			field: 'taskId',
			attempts: 1,
		};
		expect(outputOf(ledger)).toStrictEqual([{ json: { error }, pairedItem: { item: 0 } }]);
	});
});

describe('when the user chose to stop', () => {
	const stopped = (cause: Failed) => {
		const ledger = ledgerOf(6, { continueOnFail: false });
		ledger.add(0, success(0));
		ledger.add(3, success(3));
		ledger.add(4, rowOf(cause));
		ledger.add(1, rowOf(failed({ code: 'HTTP_503', httpStatus: 503 })));
		ledger.add(2, rowOf(unsent('opp_2')));
		return thrownBy(ledger);
	};

	it('throws the error that stopped the run, and not that of an item which waited for its next try', () => {
		const error = stopped(failed());
		const progress =
			'2 updated, 2 rejected, 2 not sent. To go on past rejected items, set Settings > On Error.';
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe(`Row 5 (item 4): ${errorWith().message} ${progress}`);
		expect(error.description).toBe(errorWith().description);
		expect(error.context).toMatchObject({ itemIndex: 4, code: 'BAD_TEAM' });
	});

	it('throws a NodeOperationError for what was rejected before any request', () => {
		expect(stopped(failed({ httpStatus: null }))).toBeInstanceOf(NodeOperationError);
	});

	it('counts what was not sent when the key is refused, too', () => {
		expect(stopped(refused).message).toContain('2 not sent.');
	});

	it('reports no progress of a single item', () => {
		const ledger = ledgerOf(1, { continueOnFail: false });
		ledger.add(0, rowOf(failed()));
		expect(thrownBy(ledger).message).toBe(`Row 1 (item 0): ${errorWith().message}`);
	});

	it('returns the output if nothing failed', () => {
		const ledger = ledgerOf(1, { continueOnFail: false });
		ledger.add(0, success(0));
		expect(outputOf(ledger)).toHaveLength(1);
	});
});

describe('signal', () => {
	it.each([
		['a success', success(0), true, false],
		['a success in stop mode', success(0), false, false],
		['a failure', rowOf(failed()), true, false],
		['a failure in stop mode', rowOf(failed()), false, true],
		['the end of the run', rowOf(refused), true, true],
		['nothing', rowOf(unsent('opp_0')), false, false],
	])('after %s', (_, result, continueOnFail, aborted) => {
		const ledger = ledgerOf(2, { continueOnFail });
		ledger.add(0, result);
		expect(ledger.signal.aborted).toBe(aborted);
	});

	it('follows a cancelled execution', () => {
		const controller = new AbortController();
		const ledger = ledgerOf(2, { cancelled: controller.signal });
		expect(ledger.signal.aborted).toBe(false);
		controller.abort();
		expect(ledger.signal.aborted).toBe(true);
	});
});

describe('after the end of the run', () => {
	const ended = () => {
		const ledger = ledgerOf(4);
		ledger.add(0, success(0));
		ledger.add(2, rowOf(refused));
		ledger.add(3, rowOf(unsent('opp_3')));
		return ledger;
	};

	it('every item that was not tried gets that error, with its own task and no attempt', () => {
		const errors = outputOf(ended()).map(({ json }) => json['error']);
		expect(errors).toMatchObject([
			undefined as never,
			{ code: 'API_KEY_REFUSED', taskId: 'opp_1', attempts: 0 },
			{ code: 'API_KEY_REFUSED', taskId: 'opp_1', attempts: 1 },
			{ code: 'API_KEY_REFUSED', taskId: 'opp_3', attempts: 0 },
		]);
	});

	it('the hint counts them', () => {
		expect(hintOf(ended(), [])?.message).toBe(
			'1 updated, 1 rejected, 2 not sent: see error in the output. Most often: unknown ID (3).',
		);
	});
});

it('gives what was done before a cancel, and throws nothing', () => {
	const cancelled = AbortSignal.abort();
	const ledger = ledgerOf(4, { cancelled, continueOnFail: false });
	ledger.add(0, success(0));
	ledger.add(1, rowOf(failed()));
	expect(outputOf(ledger).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

it('sums up as a hint, a warning if not all was done', () => {
	const ledger = ledgerOf(2);
	ledger.add(0, success(0));
	expect(hintOf(ledger, [])).toEqual({
		message: '1 updated, 1 not sent.',
		type: 'warning',
		location: 'outputPane',
	});
	ledger.add(1, rowOf(failed()));
	expect(hintOf(ledger, [{ reason: 'limit', ms: 4_400 }])).toEqual({
		message:
			"1 updated, 1 rejected: see error in the output. Most often: unknown ID (1). Waited 4 s for lemlist's rate limit.",
		type: 'warning',
		location: 'outputPane',
	});
});

it('takes an empty run', () => {
	const ledger = ledgerOf(0, { continueOnFail: false });
	expect(outputOf(ledger)).toEqual([]);
	expect(hintOf(ledger, [])).toBeUndefined();
});

describe('the hint', () => {
	it('is not there for a clean run of one item, unless there is something to note', () => {
		const one = (notes: string[] = []) => {
			const ledger = ledgerOf(1);
			ledger.add(0, success(0));
			return hintOf(ledger, [{ reason: 'limit', ms: 4_400 }], notes)?.message;
		};
		expect(one()).toBeUndefined();
		expect(one(['Mapped: no column.'])).toMatch(/^1 updated\. .* Mapped: no column\.$/);
	});

	it.each([
		['configuration', 'rejected'],
		['credential', 'rejected'],
		['outage', 'failed'],
		['rateLimit', 'failed'],
		['bug', 'failed'],
	] as const)('counts an error of the kind %s as %s', (kind, word) => {
		const ledger = ledgerOf(1);
		ledger.add(0, rowOf(failed({ kind })));
		expect(hintOf(ledger, [])?.message).toMatch(new RegExp(`^0 updated, 1 ${word}: `));
	});

	it('counts what was skipped by itself', () => {
		const ledger = ledgerOf(3);
		ledger.add(0, success(0));
		for (const index of [1, 2]) ledger.add(index, { ...success(index), skipped: 'unchanged' });
		expect(hintOf(ledger, [])).toEqual({
			message: '1 updated, 2 unchanged.',
			type: 'info',
			location: 'outputPane',
		});
	});

	it('names the Error Branch if the node has one', () => {
		const node = { ...nodeWith(), onError: 'continueErrorOutput' as const };
		const ledger = ledgerOf(1, { node });
		ledger.add(0, rowOf(failed()));
		expect(hintOf(ledger, [])?.message).toBe(
			'0 updated, 1 rejected: see the Error Branch. Most often: unknown ID (1).',
		);
	});
});

describe('items that were rejected before any was sent', () => {
	const withRejected = (total: number, ...indices: number[]) => {
		const ledger = ledgerOf(total, { continueOnFail: false });
		for (const index of indices) ledger.addInvalid(index, errorWith({ httpStatus: null }));
		ledger.endIfInvalid();
		return ledger;
	};

	it('end the run by one error that counts them', () => {
		const ledger = withRejected(6, 2, 4);
		expect(ledger.signal.aborted).toBe(true);
		const error = thrownBy(ledger);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toMatch(
			/^Nothing was sent: 2 of 6 rows have errors\. Row 3 \(item 2\): /,
		);
		expect(error.context).toMatchObject({ code: 'BAD_TEAM', attempts: 1 });
		expect(error.context['itemIndex']).toBeUndefined();
	});

	it('are listed with their faults and advice, escaped, since n8n renders the description as HTML', () => {
		const ledger = ledgerOf(12, { continueOnFail: false });
		for (let index = 0; index < 12; index++) {
			ledger.addInvalid(index, errorWith({ what: `'Title' is <b>${index}</b>`, advice: 'Use 2.' }));
		}
		ledger.endIfInvalid();
		const { description } = thrownBy(ledger);
		expect(description).toContain(
			'<li><b>Row 2 (item 1)</b>: &#39;Title&#39; is &lt;b&gt;1&lt;/b&gt;. Use 2.</li>',
		);
		expect(description?.match(/<li>/g)).toHaveLength(10);
		expect(description).toContain('… and 2 more.');
	});

	it('say which columns were not used', () => {
		const ledger = withRejected(3, 0, 1);
		let thrown: unknown;
		try {
			outputOf(ledger, ['Columns not used: Due Dat (did you mean Due Date?).']);
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({ description: expect.stringContaining('Due Dat') });
	});

	it('are an error like any other if there is one item', () => {
		expect(thrownBy(withRejected(1, 0)).message).toBe(`Row 1 (item 0): ${errorWith().message}`);
	});

	it('end nothing if there are none', () => {
		expect(withRejected(2).signal.aborted).toBe(false);
	});
});

it('ends by an error that is about no item, and names none', () => {
	const ledger = ledgerOf(3, { continueOnFail: false });
	ledger.fail(errorWith({ httpStatus: null, endsRun: 'yes' }));
	expect(thrownBy(ledger).message).toBe(errorWith().message);
	const continuing = ledgerOf(2);
	continuing.fail(errorWith({ httpStatus: null }));
	expect(outputOf(continuing).map(({ json }) => json['error'])).toMatchObject([
		{ message: `Row 1 (item 0): ${errorWith().message}`, taskId: 'opp_0', attempts: 0 },
		{ message: `Row 2 (item 1): ${errorWith().message}`, taskId: 'opp_1', attempts: 0 },
	]);
});

describe('a row of several parts', () => {
	const done = (id: string): Output => ({ json: { _id: id } });
	/** Of a row with these parts, after one that succeeded, and before one that was not sent. */
	const ledgerWith = (parts: Output[], facts?: Partial<RunFacts>) => {
		const ledger = ledgerOf(3, facts);
		ledger.add(0, success(0));
		ledger.add(1, { outputs: parts });
		return ledger;
	};
	const tasksIn = (ledger: Ledger) =>
		outputOf(ledger).map(({ json, pairedItem }) => [
			(Object(pairedItem) as { item: number }).item,
			json['_id'] ?? (json['error'] as { taskId: string }).taskId,
		]);

	it('outputs each of them, paired with the row', () => {
		const ledger = ledgerWith([done('opp_a'), failed({ taskId: 'opp_b' }), done('opp_c')]);
		ledger.add(2, success(2));
		expect(tasksIn(ledger)).toEqual([
			[0, 'opp_0'],
			[1, 'opp_a'],
			[1, 'opp_b'],
			[1, 'opp_c'],
			[2, 'opp_2'],
		]);
		expect(ledger.signal.aborted).toBe(false);
	});

	it('is counted by its parts in the hint, those of a clean row as well', () => {
		const messageOf = (...parts: Output[]) => hintOf(ledgerWith(parts), [])?.message;
		expect(messageOf(done('opp_a'), done('opp_b'))).toBe('3 updated, 1 not sent.');
		expect(messageOf(done('opp_a'), failed(), unsent('opp_c'), unsent('opp_d'))).toBe(
			'2 updated, 1 rejected, 3 not sent: see error in the output. Most often: unknown ID (1).',
		);
	});

	it('outputs those that were not sent with the error that ended the run', () => {
		const ledger = ledgerWith([done('opp_a'), refused, unsent('opp_c')]);
		expect(ledger.signal.aborted).toBe(true);
		expect(outputOf(ledger).map(({ json }) => json['error'])).toMatchObject([
			undefined as never,
			undefined as never,
			{ code: 'API_KEY_REFUSED', attempts: 1 },
			{ code: 'API_KEY_REFUSED', taskId: 'opp_c', attempts: 0 },
			{ code: 'API_KEY_REFUSED', taskId: 'opp_2', attempts: 0 },
		]);
		expect(hintOf(ledger, [])?.message).toBe(
			'2 updated, 1 rejected, 2 not sent: see error in the output. Most often: unknown ID (3).',
		);
	});

	it('outputs nothing for those that a cancel kept from being sent', () => {
		const cancelled = AbortSignal.abort();
		const ledger = ledgerWith([done('opp_a'), unsent('opp_b')], { cancelled });
		expect(tasksIn(ledger)).toEqual([
			[0, 'opp_0'],
			[1, 'opp_a'],
		]);
	});

	it('stops the workflow by the first part that failed, and counts the others', () => {
		const parts = [done('opp_a'), failed(), failed({ code: 'HTTP_503' }), unsent('opp_d')];
		const ledger = ledgerWith(parts, { continueOnFail: false });
		expect(ledger.signal.aborted).toBe(true);
		const error = thrownBy(ledger);
		expect(error.message).toBe(
			`Row 2 (item 1): ${errorWith().message} 2 updated, 2 rejected, 2 not sent. To go on past rejected items, set Settings > On Error.`,
		);
		expect(error.context).toMatchObject({ itemIndex: 1, code: 'BAD_TEAM' });
	});

	it('says how far it got, though it is the only row', () => {
		const messageOf = (part: Failed) => {
			const ledger = ledgerOf(1, { continueOnFail: false });
			ledger.add(0, { outputs: [done('opp_a'), part, unsent('opp_c')] });
			return thrownBy(ledger).message;
		};
		const counts = '1 updated, 1 rejected, 1 not sent.';
		expect(messageOf(failed())).toBe(
			`Row 1 (item 0): ${errorWith().message} ${counts} To go on past rejected items, set Settings > On Error.`,
		);
		expect(messageOf(refused)).toMatch(new RegExp(`${counts}$`));
	});

	it('may have none, as a search that found nothing', () => {
		const ledger = ledgerOf(1);
		ledger.add(0, output());
		expect(outputOf(ledger)).toEqual([]);
		expect(hintOf(ledger, [])).toBeUndefined();
	});
});

describe('the number of a row', () => {
	const messageOf = (json: object) => {
		const ledger = ledgerOf(1, { rows: [{ json: json as never }] });
		ledger.add(0, rowOf(failed()));
		return String(Object(outputOf(ledger)[0]?.json['error']).message);
	};

	it('is that of the sheet if the item has it, and is counted from 1 otherwise', () => {
		expect(messageOf({ row_number: 17 })).toMatch(/^Row 17 \(item 0\): /);
		expect(messageOf({ row_number: '17' })).toMatch(/^Row 1 \(item 0\): /);
		expect(messageOf({})).toMatch(/^Row 1 \(item 0\): /);
	});
});

it('says in one line how far a cancelled run got', () => {
	const controller = new AbortController();
	const ledger = ledgerOf(4, { cancelled: controller.signal });
	ledger.add(0, success(0));
	ledger.add(1, success(1));
	expect(ledger.isCancelled).toBe(false);
	controller.abort();
	expect(ledger.isCancelled).toBe(true);
	expect(progressWhenCancelled(ledger)).toBe(
		'the execution was cancelled or timed out: 2 updated, 2 not sent. The last one done was Row 2 (item 1), opp_1.',
	);
});
