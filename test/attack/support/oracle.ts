// What a row may lead to. It shares no code with the node.
import { inspect } from 'node:util';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { isPublicHttps } from '../../../sandbox/publicUrl';
import type { Column, HostileRow, Row } from './hostileRows';
import { FROM_NOW, MOMENTS } from './hostileRows';

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

/** A value without the locators of n8n around it and its parts. */
function bare(value: unknown, depth = 0): unknown {
	if (depth > 30) return value;
	if (Array.isArray(value)) return value.map((each) => bare(each, depth + 1));
	const { __rl, value: inside } = Object(value) as { __rl?: unknown; value?: unknown };
	return __rl === true ? bare(inside, depth + 1) : value;
}

const bareRow = (row: Row): Row =>
	Object.fromEntries(Object.entries(row).map(([name, value]) => [name, bare(value)])) as Row;

/** Letters, marks, numbers, punctuation and symbols, except those that fonts draw as nothing. */
const VISIBLE = /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{M}\p{N}\p{P}\p{S}]/u;

/** What models and exports write for nothing, alone or in quotes. */
const NOTHING =
	/^(["'`]?)(null|undefined|n\/a|unchanged|\\N|<(unknown|null|none|nil|na|empty|undefined)>|)\1$/i;
const NOT_A_NUMBER = /^["'`]?(NaN|nan|NAN)["'`]?$/;

/** Whether a person would see nothing in a cell with this value, or a word for nothing. */
function isBlank(value: unknown, column?: Column): boolean {
	if (Array.isArray(value)) return value.every((each) => isBlank(each, column));
	if (typeof value !== 'string') return value === undefined || value === null;
	const text = value.length > 100 ? value : value.trim();
	if (
		text.length <= 20 &&
		(/^["'`]{1,3}$/.test(text) || NOTHING.test(text) || NOT_A_NUMBER.test(text))
	)
		return true;
	// Priority has a none, and a task is never left out.
	const hasNone = column === undefined || column === 'priority' || column === 'task';
	return !VISIBLE.test(value) || (!hasNone && text.toLowerCase() === 'none');
}

const LISTS: readonly Column[] = ['images', 'videos', 'clear'];

/** Whether a value has to arrive. Text may spell an empty list, such as `[null]`. */
function isGiven(value: unknown, column: Column, operation: string): boolean {
	if (isBlank(value, column) || (column === 'done' && isNo(value))) return false;
	if (!['title', 'message'].includes(column) && isEmptyJson(value)) return false;
	if (operation === 'getAll' && column === 'task' && wordOf(value) === 'none') return false;
	const isList = LISTS.includes(column) || operation === 'getAll';
	return !isList || /\p{L}/u.test(wordsIn(value).replaceAll('null', ''));
}

const isEmptyJson = (value: unknown): boolean =>
	typeof value === 'string' && /^\s*\[([\s[\],]|null)*\]\s*$/.test(value);

/** Whether a value leaves a switch as it is. */
const isNo = (value: unknown): boolean => /^(false|no|n|0|off|falsch|faux)$/.test(wordOf(value));

/** A list of one is its entry, also as JSON. */
const wordOf = (value: unknown): string =>
	textOf(value)
		.replace(/^\s*\[([^[\],]*)\]\s*$/, '$1')
		.replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
		.replace(/^["'`*\s]+|["'`*\s]+$/g, '')
		.toLowerCase();

/** A list of one is its entry, and an object may have a name. */
function textOf(value: unknown): string {
	const some = Array.isArray(value) ? value.flat(30).filter((each) => !isBlank(each)) : [value];
	if (some.length !== 1) return '';
	const only: unknown = some[0];
	return ['string', 'number', 'bigint', 'boolean'].includes(typeof only) ? String(only) : '';
}

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
	{ row: given }: HostileRow,
	{ body, qs }: IHttpRequestOptions,
): string | undefined {
	const row = bareRow(given);
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
			if (isBlank(given, column)) return `blank ${name} is sent`;
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
			if (sent === true) return /^(true|yes|y|1|x|on|wahr|done|with)$/.test(word);
			return sent === false && /^(reopen|without)$/.test(word);
		case 'priority':
			if (operation === 'getAll') return /^[012](,[012])*$/.test(String(sent));
			return sent === { none: '', low: '0', medium: '1', high: '2', 0: '0', 1: '1', 2: '2' }[word];
		case 'images':
		case 'videos':
			return Array.isArray(sent) && sent.length > 0 && sent.every(isDownloadable);
		case 'assignee':
			if (operation === 'getAll') return isListOf('usr_', sent);
			if (typeof given === 'object' && !Array.isArray(given)) return sent === 'usr_1';
			if (/usr_[A-Za-z0-9]/.test(text)) return isIdIn(text, String(sent), 'usr_');
			return sent === 'usr_1' && /^(mailto:|.*[<(])?(one@example\.com|member one)[>)]?$/.test(word);
		case 'task':
			if (operation === 'getAll') return isListOf('opp_', sent);
			return [sent].flat().some((id) => isIdIn(wordsIn(given), String(id), 'opp_'));
		case 'record':
			return isIdIn(wordsIn(given), String(sent), '(ctc|lea|cpn|cmp)_');
		case 'type':
			// A type that lemlist may have added is sent as it is; a call is a task of the type phone.
			return (
				operation === 'getAll' || String(sent).toLowerCase() === (word === 'call' ? 'phone' : word)
			);
		case 'clear':
			return false;
	}
}

/** Whether an ID is one of its kind, and stands in what was given but for invisible characters. */
const isIdIn = (given: string, id: string, prefix: string): boolean =>
	new RegExp(`^${prefix}[A-Za-z0-9]+$`).test(id) &&
	given.replace(/[\u200b\ufeff\u00ad\u202a\u202c]/g, '').includes(id);

const isListOf = (prefix: string, sent: unknown): boolean =>
	String(sent)
		.split(',')
		.every((id) => new RegExp(`^${prefix}[A-Za-z0-9]+$`).test(id));

const ISO = /^(\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Text that JavaScript reads as one moment, in any timezone; a day alone is in UTC, as these runs are. */
const CLEAR_TEXT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;
/** Eight digits are a day. */
const NUMBER = /^(?!\d{8}$)\d+(\.\d+)?$/;
const DAYS_TO_1970 = 25_569;

/** Milliseconds, of a number that may be days of a spreadsheet in UTC, or seconds. */
function msOf(number: number): number {
	if (number >= 1e7 && number < 1e8) {
		const [, ...parts] = /^(\d{4})(\d\d)(\d\d)$/.exec(String(number))!;
		return Date.parse(parts.join('-'));
	}
	if (number < 100_000) return Math.round((number - DAYS_TO_1970) * 86_400) * 1000;
	return number < 1e10 ? number * 1000 : number;
}

const HOUR = 3_600_000;
const isoOf = (ms: number) => new Date(ms).toISOString();

/** Whether a date was sent as UTC, and stands for what was given if that is clear. */
function isMoment(given: unknown, sent: unknown): boolean {
	const year = Number(ISO.exec(String(sent))?.[1]);
	if (!(year >= 1970 && year <= 2100)) return false;
	const text = textOf(given).trim();
	const known = MOMENTS.get(text);
	if (known !== undefined) return known === sent;
	const fromNow = FROM_NOW.get(text);
	// Midnight may have passed since.
	if (fromNow) return [0, HOUR].some((ago) => isoOf(fromNow(Date.now() - ago)) === sent);
	if (NUMBER.test(text)) return new Date(msOf(Number(text))).toISOString() === sent;
	const isClear = given instanceof Date || CLEAR_TEXT.test(text);
	const moment = given instanceof Date ? given : text.replace(' ', 'T');
	return !isClear || new Date(moment).toISOString() === sent;
}

/** What is wrong with the rejection of a row: it has to blame a value that is at fault. */
export function injusticeOf(
	operation: string,
	{ row: itsRow, hostile }: HostileRow,
	{ code, field }: { code: unknown; field: unknown },
): string | undefined {
	const row = bareRow(itsRow);
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
				return isBlank(row[column], column) || isEmptyJson(row[column])
					? undefined
					: 'misses what is given';
			// A search takes other types and priorities than a task has.
			const isOther = operation === 'getAll' && ['type', 'priority'].includes(column);
			return hostile.has(column) || isOther ? undefined : `blames a fine ${column}`;
		}
		case 'SET_AND_CLEARED':
			return CLEARABLE.some(
				(name) => isCleared(row, name) && !isBlank(row[name as Column], name as Column),
			)
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
