/** The pattern of a domain; its last part has letters only, unless it is encoded. */
export const DOMAIN = String.raw`(?:[\p{L}\p{N}-]+\.)+(?:\p{L}{2,}|xn--[a-z0-9-]+)`;

const EMAIL = String.raw`[^\s@<>(),;:"]+@${DOMAIN}`;

/** How an address is written: alone, behind `mailto:`, or behind a name in angle or round brackets. */
const FORMS = [
	String.raw`(?:mailto:)?(${EMAIL})(?:\?\S*|[.,;])?`,
	String.raw`[^<>@]*<(?:mailto:)?(${EMAIL})>`,
	String.raw`[^()@]*\((${EMAIL})\)`,
].map((form) => new RegExp(`^${form}$`, 'iu'));

/** The e-mail address that a text is, perhaps with the name of its owner; undefined if it is not one. */
export function emailIn(text: string): string | undefined {
	for (const form of FORMS) {
		const address = form.exec(text)?.[1];
		if (address !== undefined) return address;
	}
	return undefined;
}
