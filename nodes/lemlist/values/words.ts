/**
 * A value as a word to compare: in lower case; `1.0`, as tables write numbers, as `1`. Blank for an
 * object, so that no field takes one for a word.
 */
export const wordOf = (value: unknown): string =>
	typeof value === 'object'
		? ''
		: String(value)
				.trim()
				.toLowerCase()
				.replace(/^(\d+)\.0+$/, '$1');

/** The `name` of what Notion, Asana and Jira write for a choice. */
export const nameOf = ({ name }: Readonly<Record<string, unknown>>): unknown => name;
