/** A length in px, to a tenth. */
export const px = (length: number): string => String(Number(length.toFixed(1)));

/** One line of text. Its classes say how it looks and is aligned. */
export const text = (x: number, y: number, classes: string, words: string | number): string =>
	`<text class="${classes}" x="${px(x)}" y="${px(y)}">${escaped(String(words))}</text>`;

/** Text escaped for XML. */
export const escaped = (words: string): string =>
	words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A time as in "23.9 s". */
export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
