import './environment';
import { PackageDirectoryLoader } from 'n8n-core';
import type {
	INodeType,
	INodeTypeBaseDescription,
	INodeTypes,
	IVersionedNodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers } from 'n8n-workflow';

/** Loads a built package as n8n does: by the `n8n` block of its package.json. */
export async function loadPackage(directory: string): Promise<PackageDirectoryLoader> {
	const loader = new PackageDirectoryLoader(directory);
	await loader.loadAll();
	return loader;
}

/** n8n's own nodes that the example workflows use; all they do here is pass their input on. */
const PASSING_ON = ['n8n-nodes-base.manualTrigger', 'n8n-nodes-base.noOp'];

/** The node types of a workflow: those of the package, and stand-ins for a few of n8n's own. */
export function nodeTypesOf(loader: PackageDirectoryLoader): INodeTypes {
	const find = (type: string): INodeType | IVersionedNodeType =>
		PASSING_ON.includes(type) ? passOn(type) : loader.getNode(type.replace(/^.*\./, '')).type;
	return {
		getByName: find,
		getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(find(type), version),
		getKnownTypes: () => ({}),
	};
}

function passOn(type: string): INodeType {
	const base: INodeTypeBaseDescription = {
		displayName: type,
		name: type.replace(/^.*\./, ''),
		group: [],
		description: '',
	};
	return {
		description: {
			...base,
			version: 1,
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute() {
			return [this.getInputData()];
		},
	};
}
