// What a list costs a model, by the rule of four bytes a token. docs/agents.md has these figures.
import type { INodeExecutionData } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manyTasks } from '../../sandbox';
import { search } from './support/search';
import { startWorld } from './support/world';

const TASKS = 50;

const tokensOf = (items: INodeExecutionData[]): number =>
	Buffer.byteLength(JSON.stringify(items.map(({ json }) => json))) / 4;

const rounded = (tokens: number): string => (Math.round(tokens / 100) * 100).toLocaleString('en');

it('are as many as the docs say, with Simplify and without', async () => {
	const { run } = await startWorld({ tasks: manyTasks(TASKS) });
	const tokens = async (simplify: boolean) =>
		tokensOf((await run([{}], { parameters: search({}, { simplify }) })).updated);

	const [simple, raw] = [await tokens(true), await tokens(false)];

	const page = readFileSync(join(__dirname, '../../docs/agents.md'), 'utf8');
	const figures = `${TASKS} tasks take some ${rounded(simple)} tokens instead of ${rounded(raw)}`;
	expect(page.replace(/\s+/g, ' ')).toContain(figures);
});
