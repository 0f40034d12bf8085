// Markdown for what the tools write: parts of the docs, and the benchmarks' pages.

/** Expressions, and words with an underscore, which Markdown could take for its own. */
const CODE = /\{\{.*?\}\}|[\w…]*_[\w…]*/g;

/** Text of the node's, which is plain: what Markdown could misread becomes code. */
export const asMarkdown = (text: string): string => text.replaceAll(CODE, '`$&`');

/** Text as the cell of a table, which has one line and ends with a `|`. */
export const asCell = (text: string): string =>
	text
		.trim()
		.replaceAll('|', '\\|')
		.replaceAll(/\s*\n\s*/g, '<br>');

/**
 * A table, without the columns that are empty in all rows.
 * @param rows cells in Markdown, as many as the header has
 * @param texts how many columns hold text; those after them hold figures, which stand on the right
 * @returns Markdown with unaligned columns
 */
export function table(
	header: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
	texts = header.length,
): string {
	const kept = header.map((_, column) => rows.some((row) => row[column] !== ''));
	const rule = header.map((_, column) => (column < texts ? '---' : '---:'));
	return [header, rule, ...rows]
		.map((cells) => cells.filter((_, column) => kept[column]).map(asCell))
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

/** A value as a block of JSON, indented as Prettier does it. */
export const jsonBlock = (value: unknown): string =>
	['```json', JSON.stringify(value, null, '\t'), '```'].join('\n');
