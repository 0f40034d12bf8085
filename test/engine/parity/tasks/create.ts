import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import type { Task } from '../engines';
import {
	assignees,
	CONTENT,
	CONTENT_EXPRESSIONS,
	Fields,
	isNamed,
	MOMENT_EXPRESSIONS,
	moments,
	values,
} from './fields';

const { given, items, locator, some } = new Fields(
	{
		...CONTENT,
		record: values(
			[
				'ctc_one',
				' lea_two\n',
				'cpn_three',
				'cmp_four',
				'anna@example.com',
				' Bert@Example.com ',
				'example.com',
				'https://www.example.com/a',
			],
			[
				'opp_one',
				'Lead One',
				'nobody@example.com',
				'two@example.com',
				'nowhere.example',
				'two.example',
				'a@b',
			],
		),
		// Half of them accept images and videos.
		type: values(['linkedin', 'LinkedIn', ' LINKEDIN ', 'phone', 'Email', 'manual'], ['sms']),
		assignedTo: assignees,
		dueDate: moments,
	},
	{ ...CONTENT_EXPRESSIONS, dueDate: MOMENT_EXPRESSIONS },
	['record', 'type', 'assignedTo', 'dueDate'],
);

const additionalFields = fc.record(some('images', 'message', 'priority', 'videos'), {
	requiredKeys: [],
});

const options = fc.record(
	{ sendRecordAs: fc.constantFrom('recordId', 'leadId') },
	{ requiredKeys: [] },
);

const parameters = fc.record(
	{
		resource: fc.constant('task'),
		operation: fc.constant('create'),
		recordId: locator('record', 'list', 'id', 'email', 'domain').filter(isNamed),
		type: fc.oneof(
			fc.constantFrom('email', 'linkedin', 'linkedin', 'manual', 'phone'),
			fc.constant('={{ $json.type }}'),
		),
		assignedTo: locator('assignedTo', 'list', 'id', 'email').filter(isNamed),
		dueDate: given('dueDate').filter(isNamed),
		title: given('title'),
		additionalFields,
		options,
	},
	{ requiredKeys: ['operation', 'recordId', 'assignedTo', 'dueDate'] },
) as fc.Arbitrary<INodeParameters>;

/** Arbitrary tasks for the operation Create. */
export const creations: fc.Arbitrary<Task> = fc.record({ parameters, items: items() });
