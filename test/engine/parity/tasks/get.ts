import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import type { Task } from '../engines';
import { Fields, isNamed, taskIds } from './fields';

const { items, locator } = new Fields(
	{ task: fc.oneof(taskIds, fc.constantFrom('opp_no', 'opp_nowhere')) },
	{ task: ['=opp_{{ $itemIndex }}', '={{ $json.no.such.task }}', "={{ $('Nowhere').item.json }}"] },
	['task'],
);

const parameters = fc.record(
	{
		resource: fc.constant('task'),
		operation: fc.constant('get'),
		taskId: locator('task', 'list', 'id').filter(isNamed),
		simplify: fc.oneof(fc.boolean(), fc.constantFrom('={{ true }}', '={{ "no" }}', '={{ "x y" }}')),
	},
	{ requiredKeys: ['operation', 'taskId'] },
) as fc.Arbitrary<INodeParameters>;

/** Arbitrary tasks for the operation Get. */
export const reads = (maxItems: number): fc.Arbitrary<Task> =>
	fc.record({ parameters, items: items(maxItems) });
