import fc from 'fast-check';
import {
	columnsOf,
	firstColumn,
	mappedColumns,
} from '../../../../nodes/LemlistTasks/operations/columns';
import { contextOfItem } from '../../../../nodes/LemlistTasks/run/itemContext';
import { executionOf } from '../../support/execution';

const DUE = { name: 'dueDate', displayName: 'Due Date' };
const IMAGES = { name: 'images', displayName: 'LinkedIn Images' };
const ASSIGNEE = { name: 'assignedTo', displayName: 'Assignee' };

describe('the columns of a field', () => {
	it.each([
		[DUE, ['Due Date', 'dueDate', 'due_date', 'due-date', 'DUE DATE', ' Due\tDate ', 'DueDate']],
		[IMAGES, ['images', 'Images', 'LinkedIn Images', 'linkedin_images', 'LINKEDIN-IMAGES']],
		[ASSIGNEE, ['assignee', 'Assignee', 'assignedTo', 'assigned_to', 'Assigned To']],
	])('%j are all that are spelled like it', (field, columns) => {
		expect(columnsOf(field, ['other', ...columns])).toEqual(columns);
	});

	it('are found in any case and with any separators', () => {
		const separators = fc.stringMatching(/^[ _-]{0,2}$/);
		const capitals = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });
		fc.assert(
			fc.property(separators, separators, separators, capitals, (before, between, after, upper) => {
				const letters = [...'duedate'].map((letter, index) =>
					upper[index] ? letter.toUpperCase() : letter,
				);
				const [due, date] = [letters.slice(0, 3).join(''), letters.slice(3).join('')];
				const column = `${before}${due}${between}${date}${after}`;
				expect(columnsOf(DUE, [column])).toEqual([column]);
			}),
		);
	});

	it.each(['due', 'date', 'due.date', 'Due Dates', 'dueDate2', 'D\u00fce Date', '', '_'])(
		'%j is none',
		(column) => {
			expect(columnsOf(DUE, [column])).toEqual([]);
		},
	);
});

describe('the first column with a value', () => {
	const first = (row: Record<string, unknown>, ...names: string[]) =>
		firstColumn(contextOfItem(executionOf({ items: [{}], rows: [row as never] }), 0), names);

	it('is looked for in the order of the names, never of the columns', () => {
		expect(first({ id: 'b', 'Task ID': 'a' }, 'taskId', 'id')).toBe('a');
	});

	it('decides though it is blank, since what follows may name something else', () => {
		expect(first({ id: 'b', 'Task ID': ' ' }, 'taskId', 'id')).toBe(' ');
	});

	it('is the one that is spelled exactly so, if several are spelled like it', () => {
		expect(first({ id: 5, _id: 'opp_1' }, '_id', 'id')).toBe('opp_1');
		expect(first({ _id: 'opp_1', id: 5 }, 'id', '_id')).toBe(5);
		expect(first({ ID: 7, id: null }, '_id', 'id')).toBe(7);
	});

	it('may hold 0 or false, which are no blanks', () => {
		expect(first({ id: 0 }, 'id')).toBe(0);
		expect(first({ id: false }, 'id')).toBe(false);
	});

	it('is nothing if there is none', () => {
		expect(first({ other: 'a' }, 'taskId', 'id')).toBeUndefined();
	});
});

describe('the mapping in words', () => {
	it('says which column is mapped to which field, and which are ignored', () => {
		expect(mappedColumns([DUE, ASSIGNEE], ['due_date', 'Company', 'Assignee', 'row'])).toBe(
			'Mapped: due_date to Due Date, Assignee to Assignee. Ignored: Company, row.',
		);
	});

	it('names a column once, also if its field has several names', () => {
		const task = ['taskId', '_id'].map((name) => ({ name, displayName: 'Task' }));
		expect(mappedColumns(task, ['task', '_id'])).toBe('Mapped: task to Task, _id to Task.');
	});

	it('says that no column is mapped', () => {
		expect(mappedColumns([DUE], ['Company'])).toBe('Mapped: no column. Ignored: Company.');
		expect(mappedColumns([DUE], [])).toBe('Mapped: no column.');
	});
});
