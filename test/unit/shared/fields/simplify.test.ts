import { isOn } from '../../../../nodes/shared/fields/isOn';
import { simplify, toOutput } from '../../../../nodes/shared/fields/simplify';

const isSimple = (value: unknown) => isOn({ getNodeParameter: () => value }, simplify);

it.each([true, 'true'])('keeps the fields of both lists that people read (%p)', (value) => {
	const v2 = { _id: 'opp_1', objectType: 'contact', text: null, title: 'Call', ownerName: null };
	const v1 = { _id: 'opp_2', content: 'Hello', userId: 'usr_1', leadId: 'lea_1' };
	expect(toOutput([v2, v1], isSimple(value))).toEqual([
		{ _id: 'opp_1', title: 'Call' },
		{ _id: 'opp_2', message: 'Hello', assignedTo: 'usr_1', leadId: 'lea_1' },
	]);
});

it.each([undefined, false, '', 'false'])('keeps all that a task has with %p', (value) => {
	const task = { _id: 'opp_1', objectType: 'contact', content: 'Hello' };
	expect(toOutput([task], isSimple(value))).toEqual([
		{ _id: 'opp_1', objectType: 'contact', message: 'Hello' },
	]);
});
