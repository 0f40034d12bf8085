/**
 * Replaces a generated part of a page. Two comments with its name enclose the part.
 * @throws Error if the page does not contain the comments
 */
export function withGenerated(page: string, name: string, content: string): string {
	const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
	const [from, to] = [page.indexOf(begin), page.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`The page has no part "${name}" to replace`);
	return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`;
}

/** The generated parts of a page, by their names. */
export type Parts = Readonly<Record<string, string>>;

/**
 * Replaces all generated parts of a page. Empty ones are skipped: the page has no markers for them.
 * @throws what {@link withGenerated} throws
 */
export const withParts = (page: string, parts: Parts): string =>
	Object.entries(parts)
		.filter(([, content]) => content !== '')
		.reduce((text, [name, content]) => withGenerated(text, name, content), page);
