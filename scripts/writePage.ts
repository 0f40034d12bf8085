import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

/** Writes a Markdown page, formatted with Prettier. */
export async function writePage(file: string, markdown: string): Promise<void> {
	const config = await resolveConfig(file);
	await writeFile(file, await format(markdown, { ...config, filepath: file }));
}
