import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesTable } from '../../scripts/docs/rulesTable';
import { withGenerated } from '../../scripts/docs/withGenerated';

const page = readFileSync(join(__dirname, '../../docs/errors.md'), 'utf8');

/** A page without the alignment of its tables, which prettier adds. */
const unaligned = (text: string) => text.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---');

it('has the table that the node uses; npm run docs writes it', () => {
	expect(unaligned(page)).toBe(unaligned(withGenerated(page, 'rules', rulesTable())));
});

it('fails if the page has no place for it', () => {
	expect(() => withGenerated(page, 'other', '')).toThrow('no part "other"');
});
