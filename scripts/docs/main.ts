// `npm run docs`: writes the generated parts of the docs.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { rejectedValuesTable } from './rejectedValues';
import { rulesTable } from './rulesTable';
import { withGenerated } from './withGenerated';

const file = join(__dirname, '../../docs/errors.md');

async function writeDocs(): Promise<void> {
	const withRules = withGenerated(await readFile(file, 'utf8'), 'rules', rulesTable());
	const page = withGenerated(withRules, 'rejected values', await rejectedValuesTable());
	const style = await resolveConfig(file);
	await writeFile(file, await format(page, { ...style, filepath: file }));
}

void writeDocs();
