// `npm run docs`: writes the generated parts of the docs.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { rejectedValuesTable } from './rejectedValues';
import { rulesTable } from './rulesTable';
import { drawRun } from './wire/draw';
import { oneRun } from './wire/run';
import { withGenerated } from './withGenerated';

const docs = join(__dirname, '../../docs');

async function writeErrorsPage(): Promise<void> {
	const file = join(docs, 'errors.md');
	const withRules = withGenerated(await readFile(file, 'utf8'), 'rules', rulesTable());
	const page = withGenerated(withRules, 'rejected values', await rejectedValuesTable());
	const style = await resolveConfig(file);
	await writeFile(file, await format(page, { ...style, filepath: file }));
}

async function writeDocs(): Promise<void> {
	await writeErrorsPage();
	await writeFile(join(docs, 'rate-limit.svg'), drawRun(await oneRun()));
}

void writeDocs();
