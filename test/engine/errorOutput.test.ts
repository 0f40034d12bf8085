import { outputOf } from '../../scripts/engine/runWorkflow';
import { changed } from './support/changed';
import { media, phone, REJECTED } from './support/refusedRows';
import type { Row } from './support/rows';
import { errorOf, pairedWith, startWorld } from './support/world';

const GOOD: Row[] = [
	{ task: 'opp_manual00000000001', title: 'Good 1' },
	{ task: 'opp_manual00000000002', priority: 'none' },
	{ task: 'opp_linkedinSend00001', images: media('scanner-away.png') },
	{ task: 'opp_manual00000000001', message: 'Good 2' },
];

/** A valid row after every few rejected ones. */
const ROWS = REJECTED.flatMap(([row], index) => {
	const good = index % 5 === 4 ? GOOD[(index - 4) / 5] : undefined;
	return good ? [row, good] : [row];
});

const expectedErrors = REJECTED.map(([row, error]) => ({
	...row,
	error: expect.objectContaining({ taskId: row.task ?? null, ...error }),
}));

const indices = (which: (row: Row) => boolean) =>
	ROWS.flatMap((row, item) => (which(row) ? [{ item }] : []));

beforeEach(() => {
	// The shortest backoff.
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

it('reports each rejected row on the error output, and updates exactly the valid ones', async () => {
	const { sandbox, run } = await startWorld({ retryAfter: 'missing' });
	const before = structuredClone(sandbox.tasks);

	const {
		run: record,
		updated,
		failed,
		hints,
	} = await run(ROWS, {
		onError: 'continueErrorOutput',
	});

	expect(record.status).toBe('success');
	expect(updated.map(({ json }) => json['_id'])).toEqual(GOOD.map(({ task }) => task));
	expect(pairedWith(updated)).toEqual(indices((row) => GOOD.includes(row)));
	expect(failed.map(({ json }) => json)).toEqual(expectedErrors);
	expect(pairedWith(failed)).toEqual(indices((row) => !GOOD.includes(row)));
	expect(sandbox.tasks).toEqual(
		changed(before, {
			opp_manual00000000001: { title: 'Good 1', content: 'Good 2' },
			opp_manual00000000002: { priority: undefined },
			opp_linkedinSend00001: { images: [media('scanner-away.png')] },
		}),
	);
	expect(hints[0]).toContain(`${GOOD.length} updated, ${REJECTED.length} rejected: see the Error`);
	expect(hints[0]).toContain('Most often: unreadable value (5), ');
});

it('says in each error which row it is, what happened and how to fix it', async () => {
	const { run } = await startWorld({ retryAfter: 'missing' });

	const { failed } = await run(ROWS, { onError: 'continueErrorOutput' });

	for (const item of failed) {
		const { message, description } = errorOf(item);
		const { item: index } = item.pairedItem as { item: number };
		expect(message).toMatch(
			new RegExp(`^Row ${index + 1} \\(item ${index}\\): \\S.{10,}\\. .*\\.$`),
		);
		expect(description).toMatch(/^\S.{20,}\.$/);
	}
});

it('sends nothing for a row that is rejected before the request', async () => {
	const { sandbox, run } = await startWorld();
	const rejectedHere = REJECTED.filter(([, { attempts }]) => !attempts).map(([row]) => row);

	const { failed } = await run(rejectedHere, { onError: 'continueErrorOutput' });

	expect(failed).toHaveLength(rejectedHere.length);
	expect(sandbox.requests.map(({ path }) => path)).toEqual(['/team']);
});

it('keeps the order of the rows if errors go to the regular output', async () => {
	const { run } = await startWorld();

	const {
		run: record,
		updated,
		failed,
	} = await run(
		[
			{ task: 'opp_unknown0000000000', title: 'x' },
			{ task: phone, title: 'Good' },
			{ task: phone, due: 'soon' },
		],
		{ onError: 'continueRegularOutput' },
	);

	expect(record.status).toBe('success');
	expect(updated.map(({ json }) => json)).toEqual([
		{ error: expect.objectContaining({ code: 'BAD_TEAM' }) },
		expect.objectContaining({ _id: phone, title: 'Good' }),
		{ error: expect.objectContaining({ code: 'INVALID_VALUE', field: 'dueDate' }) },
	]);
	expect(pairedWith(updated)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	expect(failed).toEqual([]);
});

it.each(['text', 'error', 'errorAndCode', 'envelope'] as const)(
	'reads lemlist’s code from a body with the format "%s"',
	async (errorShape) => {
		const { run } = await startWorld({ errorShape });

		const { failed } = await run(
			[
				{ task: 'opp_unknown0000000000', title: 'x' },
				{ task: phone, images: media('a.png') },
				{ task: 'opp_linkedinSend00003', videos: media('huge.mp4') },
			],
			{ onError: 'continueErrorOutput' },
		);

		expect(failed.map((item) => errorOf(item).code)).toEqual([
			'BAD_TEAM',
			'LINKEDIN_MEDIA_INVALID_TYPE',
			'LINKEDIN_MEDIA_TOO_LARGE',
		]);
	},
);

it('passes both outputs to the next nodes', async () => {
	const { run } = await startWorld();

	const { run: record } = await run(
		[
			{ task: phone, title: 'Good' },
			{ task: phone, due: 'soon' },
		],
		{ onError: 'continueErrorOutput' },
	);

	expect(outputOf(record, 'Updated')).toEqual([
		expect.objectContaining({ json: expect.objectContaining({ _id: phone }) }),
	]);
	expect(outputOf(record, 'Failed')).toEqual([
		expect.objectContaining({ json: expect.objectContaining({ due: 'soon' }) }),
	]);
});

it('never exposes the API key', async () => {
	const { sandbox, run } = await startWorld({ retryAfter: 'missing' });

	const { run: record } = await run(ROWS, { onError: 'continueErrorOutput' });

	const json = JSON.stringify(record);
	expect(json).not.toContain(sandbox.apiKey);
	expect(json).not.toContain(Buffer.from(`:${sandbox.apiKey}`).toString('base64'));
});
