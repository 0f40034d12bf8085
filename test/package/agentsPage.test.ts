// docs/agents.md says what a model may send to leave a field as it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBlank } from '../../nodes/lemlist/values/cell';
import { toText } from '../../nodes/lemlist/values/text';
import { projectFolder } from './support/files';

const page = readFileSync(join(projectFolder, 'docs/agents.md'), 'utf8');

/** The words in backticks in the first cell of the row that begins with a text. */
function wordsOf(start: string): string[] {
	const row = page.split('\n').find((line) => line.startsWith(`| ${start}`)) ?? '';
	const [, cell = ''] = row.split('|');
	return [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);
}

it('lists words that leave a field as it is', () => {
	const words = wordsOf('one of these words alone');

	expect(words.length).toBeGreaterThan(10);
	for (const word of words) expect([word, toText(word)]).toEqual([word, { value: undefined }]);
});

it('lists words that do not', () => {
	const words = wordsOf('any other word');

	expect(words).toHaveLength(3);
	for (const word of words) expect([word, isBlank(word)]).toEqual([word, false]);
});
