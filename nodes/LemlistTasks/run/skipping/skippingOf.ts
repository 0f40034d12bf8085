import type { LemlistClient } from '../../../lemlist/client';
import type { Operation } from '../../operations/operation';
import type { RunOptions } from '../../operations/options';
import { OpenTasks } from './openTasks';
import type { Skipping } from './skipping';
import { UnchangedTasks } from './unchangedTasks';

/**
 * What a run skips by its options, if anything.
 * @param taskIds the task of each item
 */
export function skippingOf(
	{ skips }: Operation,
	options: RunOptions,
	client: LemlistClient,
	taskIds: ReadonlyArray<string | null>,
): Skipping | undefined {
	if (skips === 'unchanged' && options.skipUnchanged) {
		return new UnchangedTasks(taskIds, async (taskId) => await client.task(taskId));
	}
	if (skips === 'open' && options.skipIfOpen) {
		return new OpenTasks(client.sender.clock, async (id) => await client.openTasks(id));
	}
	return undefined;
}
