// What the README says in figures and quotes is what the package has.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { n8nVersions } from '../../scripts/n8n/versions';
import { projectFolder } from './support/files';

const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8');
const readme = read('README.md');

const section = (heading: string): string => {
	const [, text = ''] = readme.split(`\n## ${heading}\n`);
	return text.split('\n## ')[0]!;
};

/** Matches a quoted message, in which "…" stands for a value. */
const patternOf = (message: string): RegExp =>
	new RegExp(message.split('…').map(escaped).join('.+?'));

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const messages = [...section('Troubleshooting').matchAll(/^\| `([^`]+)`/gm)].map(
	([, message]) => message!,
);

it('explains the ten likeliest errors', () => {
	expect(messages).toHaveLength(10);
});

// The errors page is written with the node's own code.
it.each(messages)('the node says: %s', (message) => {
	expect(read('docs/errors.md')).toMatch(patternOf(message));
});

it('counts the examples', () => {
	const workflows = readdirSync(join(projectFolder, 'examples')).filter((name) =>
		name.endsWith('.json'),
	);

	expect(workflows).toHaveLength(18);
	expect(section('Examples')).toContain('Eighteen workflows');
});

it('names the versions of n8n that the e2e tests run on', () => {
	const named = [...section('Compatibility').matchAll(/^\| (\d\S+)/gm)].map(
		([, version]) => version,
	);

	expect(named).toEqual(n8nVersions.map(({ version }) => version));
});
