import type { INodeProperties } from 'n8n-workflow';

/** Whether to output the main fields of a task only. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
