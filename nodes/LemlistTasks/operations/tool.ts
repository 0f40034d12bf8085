// What is different if the node is a tool of an AI agent or of an MCP server.
import type { IDataObject, INode } from 'n8n-workflow';
import { beginningOf } from '../../lemlist/beginningOf';
import { isOpen } from '../../lemlist/task';

/** Whether a model reads the node's output: n8n adds `Tool` to the type of a node that is one. */
export const isTool = ({ type }: Pick<INode, 'type'>): boolean => type.endsWith('Tool');

/** An output as a model gets it: with one word for a status, whichever operation it comes from. */
export const forModel = (output: IDataObject): IDataObject =>
	isOpen(output) ? { ...output, status: 'open' } : output;

/** Max characters of a list for a model, as JSON: some 5,000 tokens. */
const MAX_LIST = 20_000;

/** Max characters of a text in such a list. */
const MAX_TEXT = 1_000;

/**
 * A list as a model gets it: no longer than {@link MAX_LIST}, and with a note at its end about what was
 * left out.
 * @param max how many tasks were asked for at most
 */
export function listForModel(tasks: readonly IDataObject[], max: number): IDataObject[] {
	const shown: IDataObject[] = [];
	let length = 0;
	for (const task of tasks) {
		const json = JSON.stringify(task, (_, value: unknown) => shortened(value));
		length += json.length;
		if (length > MAX_LIST) break;
		shown.push(JSON.parse(json) as IDataObject);
	}
	return [...shown, ...notesOn(tasks.length - shown.length, tasks.length >= max)];
}

function shortened(value: unknown): unknown {
	if (typeof value !== 'string' || value.length <= MAX_TEXT) return value;
	const more = (value.length - MAX_TEXT).toLocaleString('en');
	return `${beginningOf(value, MAX_TEXT)}… (${more} more characters: Get has all of them)`;
}

function notesOn(leftOut: number, isAtLimit: boolean): IDataObject[] {
	const more = isAtLimit ? ['There may be more tasks: the search ended at Limit.'] : [];
	if (leftOut === 0) return more.map((note) => ({ note }));
	const tasks = leftOut === 1 ? '1 more task was' : `${leftOut} more tasks were`;
	const max = MAX_LIST.toLocaleString('en');
	const why = `${tasks} found but left out: a list for a model ends at ${max} characters.`;
	return [{ leftOut, note: [why, ...more, 'Narrow the search by filters.'].join(' ') }];
}
