import { sampleMembers } from '../../../sandbox';
import { containsText } from '../../../sandbox/taskSearch';
import { task } from './task';

const one = task(1, { title: 'Call about the pricing', content: 'Ask who decides', type: 'phone' });

it.each([
	['', true],
	[' ', true],
	['about the PRICING', true],
	[' call ', true],
	[one._id, true],
	['0001', true],
	['phone', true],
	['who decides', true],
	['Sales One', true],
	['sales.one@', true],
	['usr_SalesOne', true],
	['pending', true],
	['Sales Two', false],
	['pricing ask', false],
	['completed', false],
])('"%s": %s', (text, isFound) => {
	expect(containsText(text, sampleMembers)(one)).toBe(isFound);
});

it('finds a task whose assignee is no member', () => {
	const found = containsText('gone', sampleMembers);
	expect(found(task(1, { userId: 'usr_gone' }))).toBe(true);
});
