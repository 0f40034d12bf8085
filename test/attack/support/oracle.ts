// What a row may lead to. It shares no code with the node.
import { inspect } from 'node:util';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { isPublicHttps } from '../../../sandbox/publicUrl';
import type { Column, HostileRow, Row } from './hostileRows';

/** Whether lemlist could download a URL, as far as its spelling shows. */
const isDownloadable = (url: string): boolean =>
	/^https:\/\/[\x21-\x7e]+$/.test(url) && isPublicHttps(url);

/** Each operation's names for what the columns hold. */
const SENT_AS: Record<string, Partial<Record<string, Column>>> = {
	update: {
		id: 'task',
		title: 'title',
		message: 'message',
		dueDate: 'due',
		done: 'done',
		priority: 'priority',
		images: 'images',
		videos: 'videos',
		assignedTo: 'assignee',
	},
	create: {
		recordId: 'record',
		type: 'type',
		title: 'title',
		message: 'message',
		dueDate: 'due',
		priority: 'priority',
		images: 'images',
		videos: 'videos',
		assignedTo: 'assignee',
	},
	ignore: { ids: 'task' },
	getAll: {
		title: 'title',
		search: 'message',
		dueDateFrom: 'due',
		priority: 'priority',
		hasCampaign: 'done',
		assignedTo: 'assignee',
		taskId: 'task',
		type: 'type',
	},
};

const REQUIRED: Record<string, string[]> = {
	update: ['id'],
	create: ['recordId', 'type', 'assignedTo', 'dueDate'],
	ignore: ['ids'],
	getAll: [],
};

/** Letters, marks, numbers, punctuation and symbols, except those that fonts draw as nothing. */
const VISIBLE = /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{M}\p{N}\p{P}\p{S}]/u;

/** Whether a person would see nothing in a cell with this value. */
function isBlank(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isBlank);
	if (typeof value === 'string') return !VISIBLE.test(value);
	return value === undefined || value === null;
}

const LISTS: readonly Column[] = ['images', 'videos', 'clear'];

/** Whether a value has to arrive. Text may spell an empty list, such as `[null]`. */
function isGiven(value: unknown, column: Column, operation: string): boolean {
	if (isBlank(value) || (column === 'done' && isNo(value))) return false;
	const isList = LISTS.includes(column) || operation === 'getAll';
	return !isList || /\p{L}/u.test(wordsIn(value).replaceAll('null', ''));
}

/** Whether a value leaves a switch as it is. */
const isNo = (value: unknown): boolean => /^(false|no|n|0)$/.test(wordOf(value));

const wordOf = (value: unknown): string => textOf(value).trim().toLowerCase();

const textOf = (value: unknown): string =>
	['string', 'number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : '';

const wordsIn = (value: unknown): string =>
	typeof value === 'string' ? value : inspect(value, { depth: 30, maxArrayLength: null });

const CLEARABLE = ['title', 'message', 'priority', 'images', 'videos'];

const isCleared = (row: Row, name: string): boolean =>
	wordsIn(row.clear).toLowerCase().includes(name);

const isEmpty = (sent: unknown): boolean =>
	sent === '' || (Array.isArray(sent) && sent.length === 0);

/** What is wrong with the request for a row; undefined if nothing. */
export function violationOf(
	operation: string,
	{ row }: HostileRow,
	{ body, qs }: IHttpRequestOptions,
): string | undefined {
	const sent = { ...Object(body), ...Object(qs) } as Record<string, unknown>;
	const columns = Object.entries(SENT_AS[operation]!) as Array<[string, Column]>;
	for (const name of REQUIRED[operation]!) if (!(name in sent)) return `no ${name}`;
	for (const [name, column] of columns) {
		const given = row[column];
		const hasToClear = operation === 'update' && CLEARABLE.includes(name) && isCleared(row, name);
		if (hasToClear) {
			if (!isEmpty(sent[name])) return `${name} is not cleared`;
		} else if (!(name in sent)) {
			if (isGiven(given, column, operation)) return `${name} is lost`;
		} else {
			if (isBlank(given)) return `blank ${name} is sent`;
			if (!isFaithful(operation, column, given, sent[name])) return `another ${name} is sent`;
		}
	}
	const files = [sent['images'], sent['videos']].flat().filter((file) => file !== undefined);
	return files.length > 6 ? 'too many files' : undefined;
}

function isFaithful(operation: string, column: Column, given: unknown, sent: unknown): boolean {
	const text = textOf(given);
	const word = wordOf(given);
	switch (column) {
		case 'title':
		case 'message':
			return sent === text;
		case 'due':
			return isMoment(given, sent);
		case 'done':
			if (sent === true) return /^(true|yes|y|1|x|done|with)$/.test(word);
			return sent === false && /^(reopen|without)$/.test(word);
		case 'priority':
			if (operation === 'getAll') return /^[012](,[012])*$/.test(String(sent));
			return sent === { none: '', low: '0', medium: '1', high: '2', 0: '0', 1: '1', 2: '2' }[word];
		case 'images':
		case 'videos':
			return Array.isArray(sent) && sent.length > 0 && sent.every(isDownloadable);
		case 'assignee':
			if (operation === 'getAll') return /^usr_[^\s,]+(,usr_[^\s,]+)*$/.test(String(sent));
			if (text.trim().startsWith('usr_')) return sent === text.trim();
			return sent === 'usr_1' && ['one@example.com', 'member one'].includes(word);
		case 'task':
			if (operation === 'getAll') return /^opp_[^\s,]*(,opp_[^\s,]*)*$/.test(String(sent));
			return [sent].flat().some((id) => isTaskOf(String(id), text.trim()));
		case 'record':
			return sent === text.trim() && /^(ctc|lea|cpn|cmp)_/.test(text.trim());
		case 'type':
			return operation === 'getAll' || String(sent) === word;
		case 'clear':
			return false;
	}
}

/** Whether an ID is what was given, or is in the URL that was given. */
const isTaskOf = (id: string, given: string): boolean =>
	/^https?:/i.test(given)
		? /^opp_[A-Za-z0-9]+$/.test(id) && given.includes(id)
		: id === given && /^[^\s,]+$/.test(given);

const ISO = /^(\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Text that JavaScript reads as one moment, in any timezone; a day alone is in UTC, as these runs are. */
const CLEAR_TEXT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;
/** Eight digits are a day. */
const NUMBER = /^(?!\d{8}$)\d+(\.\d+)?$/;
const DAYS_TO_1970 = 25_569;

/** Milliseconds, of a number that may be days of a spreadsheet in UTC, or seconds. */
function msOf(number: number): number {
	if (number < 100_000) return Math.round((number - DAYS_TO_1970) * 86_400) * 1000;
	return number < 1e10 ? number * 1000 : number;
}

/** Whether a date was sent as UTC, and stands for what was given if that is clear. */
function isMoment(given: unknown, sent: unknown): boolean {
	const year = Number(ISO.exec(String(sent))?.[1]);
	if (!(year >= 1970 && year <= 2100)) return false;
	const text = typeof given === 'object' ? '' : String(given).trim();
	if (NUMBER.test(text)) return new Date(msOf(Number(text))).toISOString() === sent;
	const isClear = given instanceof Date || CLEAR_TEXT.test(text);
	const moment = given instanceof Date ? given : text.replace(' ', 'T');
	return !isClear || new Date(moment).toISOString() === sent;
}

/** What is wrong with the rejection of a row: it has to blame a value that is at fault. */
export function injusticeOf(
	operation: string,
	{ row, hostile }: HostileRow,
	{ code, field }: { code: unknown; field: unknown },
): string | undefined {
	const given = (name: Column) => isGiven(row[name], name, operation);
	const hasMedia = given('images') || given('videos');
	switch (code) {
		case 'INVALID_VALUE':
		case 'UNKNOWN_ASSIGNEE':
		case 'UNKNOWN_RECORD':
		case 'LINKEDIN_MEDIA_UNSAFE_URL':
		case 'MISSING_VALUE': {
			const column = columnOf(operation, String(field));
			if (column === undefined) return `blames ${String(field)}`;
			if (code === 'MISSING_VALUE')
				return isBlank(row[column]) ? undefined : 'misses what is given';
			// A search takes other types and priorities than a task has.
			const isOther = operation === 'getAll' && ['type', 'priority'].includes(column);
			return hostile.has(column) || isOther ? undefined : `blames a fine ${column}`;
		}
		case 'SET_AND_CLEARED':
			return CLEARABLE.some((name) => isCleared(row, name) && !isBlank(row[name as Column]))
				? undefined
				: 'sees a conflict';
		case 'NOTHING_TO_UPDATE':
			return Object.values(SENT_AS['update']!).some((name) => name !== 'task' && given(name!))
				? 'sees nothing to update'
				: undefined;
		case 'LINKEDIN_MEDIA_INVALID_TYPE':
			return hasMedia && !/linkedin/i.test(String(row.type)) ? undefined : 'sees files';
		case 'LINKEDIN_MEDIA_TOO_MANY':
			return hostile.has('images') || hostile.has('videos') ? undefined : 'counts wrong';
		default:
			return 'has a code that no row can cause';
	}
}

function columnOf(operation: string, field: string): Column | undefined {
	if (field === 'taskId') return 'task';
	if (field === 'clearFields') return 'clear';
	return SENT_AS[operation]![field];
}
