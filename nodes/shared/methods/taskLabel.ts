import { DateTime } from 'luxon';
import type { Task } from '../../lemlist/task';
import { TYPES } from '../fields/taskFilters';

const SEPARATOR = ' · ';

/** Lists are of open tasks, so only the labels of others say what they are. */
const CLOSED = new Map<unknown, string>([
	['done', 'Done'],
	['ignored', 'Ignored'],
]);

/** What the panel calls each type, by lemlist's name for it. */
const TYPE_NAMES = new Map<unknown, string>(TYPES.map(({ name, value }) => [value, name]));

/**
 * What a task is called in a list: `5 Dec 2026 · Lead One, Example Company · Call about the offer`. n8n cuts what
 * does not fit, so the date, by which lists are sorted, comes first. n8n keeps the label with the workflow, so
 * the year is always there.
 * @param zone IANA name of the timezone of the day
 */
export function taskLabel(task: Task, zone: string): string {
	const valueOf = (name: string) => text(task[name]);
	const contact = joined([valueOf('leadFirstName'), valueOf('leadLastName')], ' ');
	return joined(
		[
			CLOSED.get(task['status']),
			dayOf(valueOf('dueDate'), zone),
			joined([contact, valueOf('leadCompanyName')], ', '),
			valueOf('title') || TYPE_NAMES.get(task['type']) || valueOf('type') || valueOf('_id'),
		],
		SEPARATOR,
	);
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const joined = (parts: Array<string | undefined>, separator: string): string =>
	parts.filter(Boolean).join(separator);

function dayOf(iso: string, zone: string): string {
	const moment = DateTime.fromISO(iso, { zone, locale: 'en' });
	return moment.isValid ? moment.toFormat('d MMM yyyy') : '';
}
