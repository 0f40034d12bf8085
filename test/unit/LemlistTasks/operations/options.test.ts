import { doneBy, operationOf } from '../../../../nodes/LemlistTasks/operations';
import { runOptions } from '../../../../nodes/LemlistTasks/operations/options';
import { nodeWith } from '../../support/execution';

const optionsOf = (options: unknown) => runOptions(nodeWith({ options }));

it.each([undefined, null, {}, ''])('has defaults where nothing is set: %j', (options) => {
	expect(optionsOf(options)).toEqual({ dryRun: false, maxRequests: 20 });
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
])('dry run %p is %p', (dryRun, expected) => {
	expect(optionsOf({ dryRun }).dryRun).toBe(expected);
});

describe('the operation that a node is set to', () => {
	it('is Update, also where none is stored', () => {
		expect(operationOf(nodeWith({ operation: 'update' }))?.option.value).toBe('update');
		expect(operationOf(nodeWith())?.option.value).toBe('update');
	});

	it('is none of ours where n8n added it', () => {
		expect(operationOf(nodeWith({ operation: '__CUSTOM_API_CALL__' }))).toBeUndefined();
	});

	it('tells what it does', () => {
		expect(doneBy(nodeWith({ operation: 'update' }))).toBe('tasks updated');
		expect(doneBy(nodeWith({ operation: 'getAll' }))).toBe('searches done');
		expect(doneBy(nodeWith({ options: { dryRun: true } }))).toBe('items checked in a dry run');
		expect(doneBy(nodeWith({ operation: '__CUSTOM_API_CALL__' }))).toBe('items done');
	});
});
