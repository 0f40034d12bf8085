import { LemlistError } from '../../lemlist/errors/lemlistError';
import { unknownSubject } from '../../lemlist/errors/fromOutcome';
import { isOn } from '../../shared/fields/isOn';
import { Faults } from '../../shared/fields/rejection';
import { simplify, toOutput } from '../../shared/fields/simplify';
import { include } from '../../shared/fields/taskFilters';
import type { Operation } from '../operation';
import { output } from '../operation';
import { notSearched } from './search';
import { TASK, taskField, taskOfParameter } from './task';

const taskId = taskField('The task to read');

/** What a row asks for. */
interface Wanted {
	id: string;
	/** Whether its contact and company are added: `contact`, `company`, both or nothing. */
	included: string;
	isSimple: boolean;
}

/** Get: the search by ID, for up to 100 rows at once (developer.lemlist.com, Search Tasks). */
export const get: Operation<Wanted> = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a task',
		description: 'Retrieve a task by its ID',
	},
	properties: [taskId.property, simplify],
	options: [include.property],
	subject: TASK,
	taskOf: taskOfParameter,
	sharesRequests: () => true,
	repeatable: true,
	countLabel: (count) => `${count} ${count === 1 ? 'task' : 'tasks'} read`,

	async read(item) {
		const faults = new Faults();
		const id = await faults.collect(async () => await item.value(taskId));
		const options = await faults.collect(async () => await item.values('options', [include]));
		const isSimple = await faults.collect(() => isOn(item.context, simplify));
		faults.throwIfAny();
		const included = String(options![include.property.name] ?? '');
		return { id: String(id), included, isSimple: isSimple! };
	},

	async run({ id, included, isSimple }, _, client) {
		const task = await client.task(id, included).catch((error: unknown) => {
			throw notSearched(error, included, 'use Get Many with V1 under Options > API Version');
		});
		if (task === undefined) throw unknownTask(id);
		return output(...toOutput([task], isSimple));
	},
};

/** lemlist's search returns what it finds; here nothing found is an error of the row. */
function unknownTask(id: string): LemlistError {
	const { message, advice } = unknownSubject(TASK, id);
	return new LemlistError(message, {
		code: 'UNKNOWN_TASK',
		reason: 'unknown ID',
		advice,
		description: 'The search by ID found nothing.',
		field: TASK.field,
		attempts: 1,
	});
}
