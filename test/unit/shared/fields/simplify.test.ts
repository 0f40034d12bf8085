import { toOutput } from '../../../../nodes/shared/fields/simplify';

const contextWith = (simplify: unknown) => ({ getNodeParameter: () => simplify });

it.each([true, 'true'])('keeps the fields of both lists that people read (%p)', (simplify) => {
	const v2 = { _id: 'opp_1', objectType: 'contact', text: null, title: 'Call', ownerName: null };
	const v1 = { _id: 'opp_2', content: 'Hello', userId: 'usr_1', leadId: 'lea_1' };
	expect(toOutput(contextWith(simplify), [v2, v1])).toEqual([
		{ _id: 'opp_1', title: 'Call' },
		{ _id: 'opp_2', message: 'Hello', assignedTo: 'usr_1', leadId: 'lea_1' },
	]);
});

it.each([undefined, false, '', 'false'])('keeps all that a task has with %p', (simplify) => {
	const task = { _id: 'opp_1', objectType: 'contact', content: 'Hello' };
	expect(toOutput(contextWith(simplify), [task])).toEqual([
		{ _id: 'opp_1', objectType: 'contact', message: 'Hello' },
	]);
});
