import { NodeConnectionTypes, type INodeTypeDescription } from 'n8n-workflow';
import { startWorld, type World } from './support/world';

let world: World;
let nodes: INodeTypeDescription[];
beforeAll(async () => {
	world = await startWorld('package-key');
	nodes = await world.n8n.nodeTypes();
});
afterAll(async () => await world.sandbox.close());

const nodeNamed = (name: string) =>
	nodes.find((node) => node.name === `n8n-nodes-lemlist-tasks.${name}`);

it('offers the node with its icons', () => {
	const node = nodeNamed('lemlistTasks');

	expect(node).toMatchObject({ displayName: 'Lemlist Tasks', version: 1 });
	expect(node?.iconUrl).toMatchObject({
		light: expect.stringContaining('lemlist.svg'),
		dark: expect.stringContaining('lemlist.dark.svg'),
	});
});

it('offers the node as a tool for AI agents', () => {
	expect(nodeNamed('lemlistTasksTool')).toMatchObject({
		displayName: 'Lemlist Tasks Tool',
		outputs: [NodeConnectionTypes.AiTool],
		inputs: [],
	});
});
