/**
 * Control and format characters that are no white space, byte order marks, and fillers and selectors
 * that fonts draw as nothing. They are copied along with addresses, IDs and dates.
 */
const INVISIBLE =
	/(?!\s)[\p{Cc}\p{Cf}]|[\ufeff\u115f\u1160\u2800\u3164\uffa0]|\u034f|\ufe0e|\ufe0f/gu;

/** Blanks of all kinds, such as those that do not break a line. */
const BLANK = /[^\S\r\n]/g;

/** A text as people see it: without invisible characters, with plain blanks, trimmed. */
export const visible = (text: string): string =>
	text.replace(INVISIBLE, '').replace(BLANK, ' ').trim();

const QUOTES = new Set('"\'`*“”„‟‘’‚«»‹›');

/**
 * A text without the quotes, or the markup for bold and code, that surround it. Sheets have a single one
 * in front of text; one at the end alone may belong to a URL.
 */
export function withoutQuotes(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && QUOTES.has(text.charAt(start))) start++;
	const first = end - start;
	while (end > first && end > start && QUOTES.has(text.charAt(end - 1))) end--;
	return text.slice(start, end).trim();
}

/** Links as Slack, Markdown and HTML write them; the first group that matches is the address. */
const LINK = new RegExp(
	[
		/<((?:https?:|mailto:)[^<>|\s]{1,8192})(?:\|[^<>]{0,1000})?>/,
		/!?\[[^[\]]{0,1000}\]\(((?:https?:|mailto:)[^()\s]{1,8192})\)/,
		/<a\s[^<>]{0,300}?href=["']([^"'<>]{1,8192})["'][^<>]{0,300}>[^<>]{0,1000}<\/a>/,
	]
		.map(({ source }) => source)
		.join('|'),
	'gi',
);

/** A text in which each link is its address. */
export const withPlainLinks = (text: string): string =>
	text.replace(LINK, (_, slack?: string, markdown?: string, html?: string) =>
		String(slack ?? markdown ?? html),
	);
