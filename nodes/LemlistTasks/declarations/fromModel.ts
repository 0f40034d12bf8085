import type { INode } from 'n8n-workflow';

/** n8n accepts it in several spellings of upper and lower case. */
const FROM_AI = /\$fromai\b/i;

/**
 * Whether a parameter is left to the model of an AI agent, by `$fromAI` in its expression.
 * @param path full path of the parameter, such as `updateFields.done`
 */
export function isFromModel({ parameters }: INode, path: string): boolean {
	const raw = path
		.split('.')
		.reduce<unknown>((value, name) => (Object(value) as Record<string, unknown>)[name], parameters);
	return typeof raw === 'string' && FROM_AI.test(raw);
}
