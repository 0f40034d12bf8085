// Faults that pass, last or hit one row only, for every operation.
import type { INodeExecutionData } from 'n8n-workflow';
import { isTask } from '../../nodes/lemlist/policy/expected';
import { ruleForError, ruleForReply } from '../../nodes/lemlist/policy/match';
import type { Rule } from '../../nodes/lemlist/policy/rules';
import { RULES } from '../../nodes/lemlist/policy/rules';
import type { Report } from '../../nodes/shared/nodeError';
import { endsEveryRun, isWorthAnotherTry, mayHaveArrived } from './support/expectations';
import type { Fault } from './support/faults';
import { FAULTS, FEWER_FAULTS } from './support/faults';
import { expectTrueReport } from './support/promises';
import { isRepeatable, OPERATION_NAMES, runOperation } from './support/runOperation';

describe('the faults', () => {
	it('each fault is of the situation that it stands for', () => {
		for (const { name, rule, reply, transport } of FAULTS) {
			const found = reply
				? ruleForReply({ headers: {}, ...reply }, isTask)
				: ruleForError({ code: transport ?? 'ETIMEDOUT' });
			expect({ name, message: found?.message }).toEqual({ name, message: rule.message });
			expect(found).toBe(rule);
		}
	});

	it.each([
		['', FAULTS],
		[' among the fewer ones', FEWER_FAULTS],
	])('each situation that a run can meet has a fault%s, in both ways', (_, faults) => {
		const waysOf = (rule: Rule) =>
			[
				...new Set(
					faults.filter((fault) => fault.rule === rule).map(({ carriedOut }) => carriedOut),
				),
			].sort();
		for (const rule of RULES.filter(({ when }) => !('unsent' in when))) {
			const ways = rule.mayBeDone ? [false, true] : [false];
			expect({ message: rule.message, ways: waysOf(rule) }).toEqual({
				message: rule.message,
				ways,
			});
		}
	});

	it('the table and what is expected of each fault agree', () => {
		for (const fault of FAULTS) {
			const { name, rule } = fault;
			const { mayBeDone, endsRun, retry } = rule;
			expect({ name, mayBeDone, ends: endsRun === 'yes', isRetried: retry !== 'no' }).toEqual({
				name,
				mayBeDone: mayHaveArrived(fault),
				ends: endsEveryRun(fault),
				isRetried: isWorthAnotherTry(fault),
			});
		}
	});
});

// Faults that hit each item once only: what is safe to send again gets through.
describe('once', () => {
	const ITEMS = 14;

	const PASSING = FAULTS.filter(isWorthAnotherTry);

	describe.each(OPERATION_NAMES)('%s', (operation) => {
		it.each(
			PASSING.map((fault): [string, boolean, Fault] => [fault.name, fault.carriedOut, fault]),
		)('%s, once (carried out: %p)', async (_name, _carriedOut, fault) => {
			const isHit = (index: number) => index % 7 === 0;
			const which = { operation, fault, isHit, items: ITEMS, continueOnFail: true, once: true };
			const ran = await runOperation(which);

			expect(ran.lemlist.hit.size).toBe(ITEMS / 7);
			const isSentAgain = isRepeatable(operation) || !mayHaveArrived(fault);
			expectTrueReport({ ...which, isHit: (index) => isHit(index) && !isSentAgain }, ran);
		});
	});
});

// lemlist goes down for good after the first item got through. The run ends soon after requests are given up.
describe('an outage', () => {
	const ITEMS = 200;
	/** Two minutes of retries, and half a minute for what is under way then. */
	const MAX_MS = 150_000;

	const DOWN = FAULTS.filter(
		({ name, reply, hangs }) =>
			(reply?.statusCode === 503 && !name.includes('AV_UNAVAILABLE')) ||
			name === 'ECONNREFUSED' ||
			hangs,
	);

	describe.each(OPERATION_NAMES)('%s', (operation) => {
		it.each(DOWN)('of items that all but one meet $name ends', async (fault) => {
			const isHit = (index: number) => index > 0;
			const which = { operation, fault, isHit, items: ITEMS, continueOnFail: true };
			const { output = [], tookMs } = await runOperation(which);
			const failed = output.filter(({ json }) => json['error']);
			expect(failed.length).toBeGreaterThanOrEqual(ITEMS - 1);
			expect(tookMs).toBeLessThan(MAX_MS);
		});
	});
});

// One row of many meets a reply that is no success. That row fails, with lemlist's status, code and words;
// all others are done, and nothing blames the credential.
describe('one of many', () => {
	const ITEMS = 24;
	/** In the middle, so that some get through before and some after it. */
	const HIT = 17;

	const STATUSES = [302, 400, 402, 403, 404, 413, 422, 429, 451, 500, 503];

	const PAGE = '<!doctype html><html><body>Oops</body></html>';
	const BODIES: Array<[name: string, body: unknown]> = [
		['nothing', ''],
		['a sentence', 'This task is locked'],
		['a code', { success: false, error: { code: 'TASK_LOCKED', message: 'This task is locked' } }],
		['a page', PAGE],
	];

	const errorOf = ({ json }: INodeExecutionData) => (json as { error?: Report }).error;

	const runWith = async (
		operation: (typeof OPERATION_NAMES)[number],
		statusCode: number,
		body: unknown,
	) => {
		const headers = { location: 'https://elsewhere.example.com/' };
		const reply = { statusCode, body, headers };
		const fault = { name: 'one of many', reply, carriedOut: false, rule: undefined as never };
		const isHit = (index: number) => index === HIT;
		const which = { operation, fault, isHit, items: ITEMS, continueOnFail: true };
		return await runOperation(which);
	};

	describe.each(OPERATION_NAMES)('%s', (operation) => {
		describe.each(BODIES)('of a row that meets %s', (_, body) => {
			// Rows of Ignore and Get share requests, and so the rate limit.
			const statuses = STATUSES.filter(
				(status) => !['ignore', 'get'].includes(operation) || status !== 429,
			);
			it.each(statuses)('with status %i harms no other', async (statusCode) => {
				const { output = [], lemlist } = await runWith(operation, statusCode, body);

				expect(output).toHaveLength(ITEMS);
				const failed = output.filter(errorOf).map(({ pairedItem }) => pairedItem);
				expect(failed).toEqual([{ item: HIT }]);
				for (let item = 0; item < ITEMS; item++) {
					if (item !== HIT) expect(lemlist.done.get(String(item))).toBeGreaterThan(0);
				}

				// Tasks to ignore are read before: after minutes of failed reads, nothing is sent any more.
				if (operation === 'ignore' && statusCode >= 500) return;
				const { httpStatus, code, message, description } = errorOf(output[HIT]!)!;
				expect(httpStatus).toBe(statusCode);
				expect(message).not.toContain('Base URL');
				expect(description).toContain(String(statusCode));
				if (typeof body === 'object' && statusCode !== 429 && statusCode >= 400) {
					expect(code).toBe('TASK_LOCKED');
				}
				if (body !== '' && body !== PAGE && statusCode >= 400) {
					expect(description).toContain('This task is locked');
				}
			});
		});

		it.each([200, 404, 405])(
			'of a row that meets the web app with status %i, too',
			async (status) => {
				const { output = [] } = await runWith(operation, status, PAGE);
				expect(output.filter(errorOf).map(({ pairedItem }) => pairedItem)).toEqual([{ item: HIT }]);
				expect(errorOf(output[HIT]!)).toMatchObject({
					code: 'NOT_LEMLIST_API',
					httpStatus: status,
				});
				expect(errorOf(output[HIT]!)?.message).not.toContain('Base URL');
			},
		);
	});
});
