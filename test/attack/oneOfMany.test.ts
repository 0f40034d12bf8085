// One row of many meets a reply that is no success. That row fails, with lemlist's status, code and words;
// all others are done, and nothing blames the credential.
import type { INodeExecutionData } from 'n8n-workflow';
import type { Report } from '../../nodes/shared/nodeError';
import { OPERATION_NAMES, runOperation } from './support/runOperation';

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
			expect(errorOf(output[HIT]!)).toMatchObject({ code: 'NOT_LEMLIST_API', httpStatus: status });
			expect(errorOf(output[HIT]!)?.message).not.toContain('Base URL');
		},
	);
});
