// No value is longer than these. Longer ones are rejected before any pattern looks at them, since a
// pattern may take time with the square of the length, and n8n does nothing else meanwhile.

/** Max characters of a word, a name, a date or a number. */
export const MAX_WORD = 300;

/** Max characters of an ID or an address, which may be inside a URL. */
export const MAX_ADDRESS = 2_048;

/** Max characters of a URL of a file. Signed ones are long. */
export const MAX_URL = 8_192;

/** Max characters of a title, a message, or a list as text. Cells of sheets hold half as many. */
export const MAX_TEXT = 100_000;

/** Max entries of a list. lemlist takes no more than 100 of anything. */
export const MAX_ENTRIES = 1_000;

/** Lists are read to this depth, since one that contains itself has no end. */
export const MAX_DEPTH = 20;
