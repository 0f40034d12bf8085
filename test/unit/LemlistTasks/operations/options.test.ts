import { countLabelOf, operationOf } from '../../../../nodes/LemlistTasks/operations';
import { runOptions } from '../../../../nodes/LemlistTasks/operations/options';
import { nodeWith } from '../../support/execution';

const optionsOf = (options: unknown) => runOptions(nodeWith({ options }));

it.each([undefined, null, {}, ''])('has defaults if nothing is set: %j', (options) => {
	expect(optionsOf(options)).toEqual({
		dryRun: false,
		maxRequests: 20,
		skipIfOpen: false,
		skipUnchanged: false,
	});
});

it.each([
	[1, 1],
	[20, 20],
	['5', 5],
	[5.9, 5],
	[0, 1],
	[0.5, 1],
	[-3, 1],
	[21, 20],
	[Infinity, 20],
	[NaN, 20],
	['many', 20],
	[null, 20],
])('%p requests per 2 seconds are %i', (maxRequests, expected) => {
	expect(optionsOf({ maxRequests }).maxRequests).toBe(expected);
});

it.each([
	[true, true],
	[false, false],
	['false', false],
	[undefined, false],
])('a switch that is %p is %p', (given, expected) => {
	const options = { dryRun: given, skipUnchanged: given, skipIfOpenTaskExists: given };
	expect(optionsOf(options)).toMatchObject({
		dryRun: expected,
		skipUnchanged: expected,
		skipIfOpen: expected,
	});
});

describe('the operation that a node is set to', () => {
	it('is Update if none is stored', () => {
		expect(operationOf(nodeWith({ operation: 'update' }))?.option.value).toBe('update');
		expect(operationOf(nodeWith())?.option.value).toBe('update');
	});

	it('is none of ours if n8n added it', () => {
		expect(operationOf(nodeWith({ operation: '__CUSTOM_API_CALL__' }))).toBeUndefined();
	});

	it('says what it did', () => {
		const done = (parameters: object, count = 3) =>
			countLabelOf(nodeWith({ ...parameters }))(count);
		expect(done({ operation: 'update' })).toBe('3 updated');
		expect(done({ operation: 'getAll' })).toBe('3 tasks found');
		expect(done({ operation: 'getAll' }, 1)).toBe('1 task found');
		expect(done({ options: { dryRun: true } })).toBe('3 checked');
		expect(done({ operation: '__CUSTOM_API_CALL__' })).toBe('3 done');
	});
});
