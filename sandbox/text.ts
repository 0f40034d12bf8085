/** True if the text contains the part, in upper or lower case. */
export function contains(text: string, part: string): boolean {
	return text.toLowerCase().includes(part.toLowerCase());
}
