/** Colors of GitHub's themes. Pictures name them, as in `fill:var(--muted)`. */
interface Colors {
	card: string;
	border: string;
	even: string;
	odd: string;
	strong: string;
	muted: string;
	line: string;
	good: string;
	bad: string;
}

const LIGHT: Colors = {
	card: '#ffffff',
	border: '#d1d9e0',
	even: '#eaeef2',
	odd: '#f6f8fa',
	strong: '#1f2328',
	muted: '#59636e',
	line: '#afb8c1',
	good: '#0969da',
	bad: '#cf222e',
};

const DARK: Colors = {
	card: '#0d1117',
	border: '#3d444d',
	even: '#212830',
	odd: '#161b22',
	strong: '#f0f6fc',
	muted: '#9198a1',
	line: '#4d5661',
	good: '#58a6ff',
	bad: '#ff7b72',
};

const variables = (colors: Colors): string =>
	`svg{${Object.entries(colors)
		.map(([name, color]) => `--${name}:${color}`)
		.join(';')}}`;

/** Style rules for all pictures: GitHub's font, and its colors in the reader's theme. */
export const theme: readonly string[] = [
	variables(LIGHT),
	`@media(prefers-color-scheme:dark){${variables(DARK)}}`,
	'text{font:12px -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}',
	'text{fill:var(--strong)}',
	'.title{font-size:16px}',
	'.title,.label{font-weight:600}',
	'.note{fill:var(--muted)}',
	'.card{fill:var(--card);stroke:var(--border)}',
];
