/**
 * The beginning of a text, `max` characters at most as JavaScript counts them. An emoji is not cut in two: half
 * of one is no valid text for databases and for the APIs of models.
 */
export const beginningOf = (text: string, max: number): string =>
	text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
