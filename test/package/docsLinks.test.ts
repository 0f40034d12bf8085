// Links lead somewhere: those of the panel into the README, and those of the pages to each other.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LemlistTasksApi } from '../../credentials/LemlistTasksApi.credentials';
import codex from '../../nodes/LemlistTasks/LemlistTasks.node.json';
import manifest from '../../package.json';
import { filesUnder, projectFolder } from './support/files';

const repository = manifest.homepage.replace('#readme', '');

const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8');

/** The anchors that GitHub gives the headings of a page. */
const anchorsOf = (page: string): string[] =>
	[...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading!
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replaceAll(' ', '-'),
	);

/** Links and images. */
const linksOf = (page: string): string[] =>
	[...page.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link]) => link ?? []);

const pages = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'examples/README.md',
	'sandbox/README.md',
	...filesUnder(join(projectFolder, 'docs'))
		.filter((path) => path.endsWith('.md'))
		.map((path) => join('docs', path)),
];

/** Why a link of a page leads nowhere; undefined for one that does, and for other sites. */
function problemOf(page: string, link: string): string | undefined {
	const [path = '', anchor] = link.split('#');
	if (/^[a-z]+:/.test(path)) return undefined;
	const file = path === '' ? page : join(dirname(page), path);
	if (!existsSync(join(projectFolder, file))) return `${page}: no file ${file}`;
	const isFound = anchor === undefined || anchorsOf(read(file)).includes(anchor);
	return isFound ? undefined : `${page}: no heading #${anchor} in ${file}`;
}

it.each(pages)('%s links to files and headings that exist', (page) => {
	const problems = linksOf(read(page)).map((link) => problemOf(page, link));

	expect(problems.filter(Boolean)).toEqual([]);
});

it('finds links that lead nowhere', () => {
	expect(problemOf('docs/errors.md', 'nowhere.md')).toBe('docs/errors.md: no file docs/nowhere.md');
	expect(problemOf('README.md', '#no-such-heading')).toMatch('no heading #no-such-heading');
});

it("the panel's Docs link leads to the README", () => {
	const [{ url }] = codex.resources.primaryDocumentation as [{ url: string }];

	// n8n appends its `?utm_…` to the URL, which would become a part of an anchor.
	expect(url).toBe(`${repository}/blob/HEAD/README.md`);
});

it("the credential's documentation is the README's section on it", () => {
	const { documentationUrl } = new LemlistTasksApi();
	const [{ url }] = codex.resources.credentialDocumentation as [{ url: string }];

	expect(documentationUrl).toBe(`${repository}#credential`);
	expect(url).toBe(documentationUrl);
	expect(anchorsOf(read('README.md'))).toContain('credential');
});
