/** Markdown without the alignment of tables that Prettier adds. */
export const unaligned = (text: string): string =>
	text.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');
