import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesTable } from '../../scripts/docs/rulesTable';
import { withGenerated } from '../../scripts/docs/withGenerated';

const page = readFileSync(join(__dirname, '../../docs/errors.md'), 'utf8');

/** Removes the table alignment that Prettier adds. */
const unaligned = (text: string) => text.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');

it('contains the current table of rules (update it with `npm run docs`)', () => {
	expect(unaligned(page)).toBe(unaligned(withGenerated(page, 'rules', rulesTable())));
});

it('fails if the page has no placeholder', () => {
	expect(() => withGenerated(page, 'other', '')).toThrow('no part "other"');
});
