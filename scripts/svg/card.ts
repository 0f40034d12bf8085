import { escaped } from './text';
import { theme } from './theme';

/** About the width at which GitHub shows a picture in a page, in px. */
export const WIDTH = 830;

/** What a picture is about. */
export interface About {
	/** Height in px. */
	height: number;
	title: string;
	/** What it shows, for those who do not see it. */
	description: string;
	/** Style rules in addition to the theme's. */
	rules: readonly string[];
}

/** A whole SVG file: its parts on a card, which makes them readable on a page in the other theme, too. */
export const card = (
	{ height, title, description, rules }: About,
	parts: readonly string[],
): string =>
	[
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">`,
		`<title id="title">${escaped(title)}</title>`,
		`<desc id="desc">${escaped(description)}</desc>`,
		`<style>\n${[...theme, ...rules].join('\n')}\n</style>`,
		`<rect class="card" x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="6"/>`,
		...parts,
		'</svg>\n',
	].join('\n');
