/** Colors of GitHub's themes, on a card of its own, so that a page in the other theme does no harm. */
interface Colors {
	card: string;
	border: string;
	even: string;
	odd: string;
	strong: string;
	muted: string;
	line: string;
	accepted: string;
	rejected: string;
}

const LIGHT: Colors = {
	card: '#ffffff',
	border: '#d1d9e0',
	even: '#eaeef2',
	odd: '#f6f8fa',
	strong: '#1f2328',
	muted: '#59636e',
	line: '#afb8c1',
	accepted: '#0969da',
	rejected: '#cf222e',
};

const DARK: Colors = {
	card: '#0d1117',
	border: '#3d444d',
	even: '#212830',
	odd: '#161b22',
	strong: '#f0f6fc',
	muted: '#9198a1',
	line: '#4d5661',
	accepted: '#58a6ff',
	rejected: '#ff7b72',
};

const colored = (colors: Colors): string[] => [
	`.card{fill:${colors.card};stroke:${colors.border}}`,
	`.even{fill:${colors.even}}`,
	`.odd{fill:${colors.odd}}`,
	`text{fill:${colors.strong}}`,
	`.note{fill:${colors.muted}}`,
	`.bad{fill:${colors.rejected}}`,
	`.line,.axis,.earliest{stroke:${colors.line}}`,
	`.accepted{fill:${colors.accepted}}`,
	`.rejected{stroke:${colors.rejected}}`,
];

/** The style sheet: GitHub's font, and its colors in the reader's theme. */
export const style = [
	'text{font:12px -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}',
	'.title{font-size:16px}',
	'.title,.label{font-weight:600}',
	'.middle{text-anchor:middle}',
	'path{fill:none}',
	'.line{stroke-width:1.5}',
	'.earliest{stroke-dasharray:3 3}',
	'.rejected{stroke-width:2.2;stroke-linecap:round}',
	...colored(LIGHT),
	`@media(prefers-color-scheme:dark){${colored(DARK).join('')}}`,
].join('\n');
