import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorOfRow } from '../../scripts/docs/errorOfRow';
import { rejectedValuesTable } from '../../scripts/docs/rejectedValues';
import { rulesTable } from '../../scripts/docs/rulesTable';
import { withGenerated } from '../../scripts/docs/withGenerated';
import { unaligned } from './support/unaligned';

const readByColumn = {
	operation: 'update',
	mappingMode: 'autoMapInputData',
	taskId: { __rl: true as const, mode: 'list', value: '' },
};

const page = readFileSync(join(__dirname, '../../docs/errors.md'), 'utf8');

it('contains the current table of rules (update it with `npm run docs`)', () => {
	expect(unaligned(page)).toBe(unaligned(withGenerated(page, 'rules', rulesTable())));
});

it('contains what the node says to rejected values (update it with `npm run docs`)', async () => {
	const table = await rejectedValuesTable();

	expect(unaligned(page)).toBe(unaligned(withGenerated(page, 'rejected values', table)));
});

it('shows no value that the node accepts', async () => {
	const row = { json: { 'Task ID': 'opp_1', Title: 'Call' }, parameters: readByColumn };

	await expect(errorOfRow(row)).rejects.toThrow('does not reject {"Task ID":"opp_1"');
});

it('fails if the page has no placeholder', () => {
	expect(() => withGenerated(page, 'other', '')).toThrow('no part "other"');
});
