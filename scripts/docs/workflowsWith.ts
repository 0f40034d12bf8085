// The example workflows in which a node is used.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';

const folder = join(__dirname, '../../examples');

interface ExampleWorkflow {
	name: string;
	nodes: INode[];
}

/** Whether a page is about this node. */
export type NodeFilter = (node: INode) => boolean;

/** A node of ours with this operation, as a tool too. */
export const hasOperation =
	(operation: string): NodeFilter =>
	({ type, parameters }) =>
		/\.lemlistTasks(Tool)?$/.test(type) && (parameters['operation'] ?? 'update') === operation;

/** Our trigger. */
export const isTrigger: NodeFilter = ({ type }) => type.endsWith('.lemlistTasksTrigger');

/**
 * The example workflows that have such a node.
 * @param toExamples the relative path from the page to their folder
 * @returns a list in Markdown; empty if there are none
 */
export const workflowsWith = (isWanted: NodeFilter, toExamples: string): string =>
	readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({ file, ...read(file) }))
		.filter(({ nodes }) => nodes.some(isWanted))
		.map(({ file, name }) => `- [${name}](${toExamples}/${file})`)
		.join('\n');

const read = (file: string) =>
	JSON.parse(readFileSync(join(folder, file), 'utf8')) as ExampleWorkflow;
