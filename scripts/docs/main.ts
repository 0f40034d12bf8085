// `npm run docs`: writes the generated parts of the docs.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadPackage } from '../engine/nodeTypes';
import { writePage } from '../writePage';
import type { OperationName } from './operationPages';
import { PAGES, partsOfOperation, partsOfTrigger } from './operationPages';
import { rejectedValuesTable } from './rejectedValues';
import { rulesTable } from './rulesTable';
import { drawRun } from './wire/draw';
import { oneRun } from './wire/run';
import type { Parts } from './withGenerated';
import { withParts } from './withGenerated';

const docs = join(__dirname, '../../docs');

async function updatePage(path: string, parts: Parts): Promise<void> {
	const file = join(docs, path);
	await writePage(file, withParts(await readFile(file, 'utf8'), parts));
}

async function writeOperationPages(): Promise<void> {
	const loader = await loadPackage();
	for (const operation of Object.keys(PAGES) as OperationName[]) {
		const parts = await partsOfOperation(operation, loader);
		await updatePage(join('operations', PAGES[operation]), parts);
	}
}

async function writeDocs(): Promise<void> {
	const rejected = await rejectedValuesTable();
	await updatePage('errors.md', { rules: rulesTable(), 'rejected values': rejected });
	await updatePage('trigger.md', partsOfTrigger());
	await writeOperationPages();
	await writeFile(join(docs, 'rate-limit.svg'), drawRun(await oneRun()));
}

void writeDocs();
