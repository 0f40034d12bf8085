import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { projectFolder } from './files';

/**
 * Writes a node as a source file that holds its whole description as it is loaded, so that n8n's rules see
 * what functions build.
 * @param folder gets the rest of the package as well, to which rules follow references
 */
export async function writeAsSource(
	folder: string,
	name: string,
	{ description }: INodeType,
): Promise<void> {
	await mkdir(join(folder, 'nodes', name), { recursive: true });
	await cp(join(projectFolder, 'package.json'), join(folder, 'package.json'));
	await cp(join(projectFolder, 'credentials'), join(folder, 'credentials'), { recursive: true });
	const icons = join('nodes', 'LemlistTasks');
	await cp(join(projectFolder, icons), join(folder, icons), {
		recursive: true,
		filter: (path) => !path.endsWith('.ts'),
	});
	await writeFile(join(folder, 'nodes', name, `${name}.node.ts`), sourceOf(name, description));
}

const sourceOf = (name: string, description: INodeTypeDescription) =>
	`
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

export class ${name} implements INodeType {
	description: INodeTypeDescription = ${literalOf(description)};

	async ${description.polling ? 'poll' : 'execute'}() {
		return [[]];
	}
}
`.replaceAll("['main']", '[NodeConnectionTypes.Main]');

/** A value as TypeScript, an entry a line. Functions lose what they do. */
function literalOf(value: unknown): string {
	if (typeof value === 'string') return `'${escaped(value)}'`;
	if (typeof value === 'function') return 'async () => {}';
	if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return String(value);
	const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
	return `{\n${entries.map(([key, inner]) => `${keyOf(key)}: ${literalOf(inner)},\n`).join('')}}`;
}

const keyOf = (key: string) => (/^[a-z]\w*$/i.test(key) ? key : `'${escaped(key)}'`);

/** Text for a literal in single quotes, as rules on texts expect it. */
const escaped = (text: string): string =>
	JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
