// The body of Create, from its parameters.
import { locator } from '../../support/execution';
import { reply } from '../../support/reply';
import { rejectionWith, requestWith } from '../../support/row';

const parameters = {
	...{ operation: 'create', recordId: 'ctc_1', type: 'phone', dueDate: '2026-03-15T10:00' },
	assignedTo: locator('usr_1'),
};
const users = [{ userId: 'usr_2', name: 'Member Two', email: 'two@example.com' }];
const http = async () => reply(200, { users });

it('has what a task needs', async () => {
	expect(await requestWith(parameters, { timezone: 'Europe/Paris' })).toMatchObject({
		...{ method: 'POST', url: '/tasks' },
		body: {
			...{ recordId: 'ctc_1', type: 'phone', assignedTo: 'usr_1' },
			dueDate: '2026-03-15T09:00:00.000Z',
		},
	});
});

it.each<[name: string, given: unknown, sent: unknown]>([
	['recordId', ' cpn_1\n', 'cpn_1'],
	['type', 'LinkedIn', 'linkedin'],
	['type', 'EMAIL', 'email'],
	['assignedTo', locator('two@example.com', 'email'), 'usr_2'],
	['assignedTo', locator('member  TWO'), 'usr_2'],
	['dueDate', 1773568800000, '2026-03-15T10:00:00.000Z'],
	['title', ' Call ', ' Call '],
	['title', ' ', undefined],
])('%s: %j', async (name, given, sent) => {
	const { body } = await requestWith({ ...parameters, [name]: given }, { http });
	expect(body[name]).toBe(sent);
});

it.each<[name: string, given: unknown, sent: unknown]>([
	['message', 7, '7'],
	['priority', 'high', '2'],
	['priority', 'none', ''],
	['priority', '', undefined],
])('additional field %s: %j', async (name, given, sent) => {
	const { body } = await requestWith({ ...parameters, additionalFields: { [name]: given } });
	expect(body[name]).toBe(sent);
});

it.each([
	['recordId', 'Contact or Company', ' '],
	['type', 'Type', null],
	['assignedTo', 'Assignee', locator('')],
	['dueDate', 'Due Date', undefined],
])('is rejected without %s (%s)', async (name, label, blank) => {
	const error = await rejectionWith({ ...parameters, [name]: blank });
	expect(error.message).toMatch(new RegExp(`^'${label}' is empty\\. .+`));
	expect(error).toMatchObject({ code: 'MISSING_VALUE', field: name });
});

it.each([
	['recordId', 'Contact or Company', 'opp_1', '"opp_1"'],
	['type', 'Type', 'Meeting', '"Meeting"'],
	['assignedTo', 'Assignee', locator(7), '7'],
	['dueDate', 'Due Date', 'soon', '"soon"'],
])('is rejected with a wrong %s (%s)', async (name, label, given, shown) => {
	const error = await rejectionWith({ ...parameters, [name]: given });
	expect(error.message).toMatch(new RegExp(`^'${label}' .+: ${shown}\\. `));
	expect(error).toMatchObject({ code: 'INVALID_VALUE', field: name });
});

it.each([
	[{}, 'recordId'],
	[{ sendRecordAs: 'recordId' }, 'recordId'],
	[{ sendRecordAs: 'leadId' }, 'leadId'],
])('with %j, sends the record as %s', async (options, name) => {
	const { body } = await requestWith({ ...parameters, recordId: ' lea_1 ', options });
	expect(body).toEqual({
		...{ [name]: 'lea_1', type: 'phone', assignedTo: 'usr_1' },
		dueDate: '2026-03-15T10:00:00.000Z',
	});
});
