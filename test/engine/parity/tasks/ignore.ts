import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import type { Task } from '../engines';
import { Fields, isNamed, taskIds } from './fields';

const { items, locator } = new Fields(
	{ task: taskIds },
	{ task: ['=opp_{{ $itemIndex }}', '={{ $json.no.such.task }}', "={{ $('Nowhere').item.json }}"] },
	['task'],
);

const parameters = fc.record({
	resource: fc.constant('task'),
	operation: fc.constant('ignore'),
	taskId: locator('task', 'list', 'id').filter(isNamed),
}) as fc.Arbitrary<INodeParameters>;

/** Arbitrary tasks for the operation Ignore. */
export const dismissals = (maxItems: number): fc.Arbitrary<Task> =>
	fc.record({ parameters, items: items(maxItems) });
