// The texts of the questions: the table in docs/conformance.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './questions';

/** Its cells by the number of the question: what is asked, what the docs say, and so on. */
export const TEXTS = new Map(
	readFileSync(join(__dirname, '../../docs/conformance.md'), 'utf8')
		.split('\n')
		.map((row) => row.split('|').map((cell) => cell.trim()))
		.map(([, id = '', ...texts]) => [id, texts] as const),
);

/** A question and its answer in one line. */
export function lineOf(id: string, { verdict, seen }: Finding): string {
	const [about, docs, node, otherwise, where = ''] = TEXTS.get(id) ?? [];
	const risk = verdict === 'wrong' ? otherwise : '';
	const see = `See ${where.replaceAll('`', '').replace(', ', ' and ')}.`;
	return [`${id} ${verdict}: ${about}`, docs, seen, node, risk, see].filter(Boolean).join(' ');
}
