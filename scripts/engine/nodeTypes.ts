import './environment';
import { PackageDirectoryLoader } from 'n8n-core';
import type {
	INodeType,
	INodeTypeBaseDescription,
	INodeTypes,
	IVersionedNodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers } from 'n8n-workflow';
import { join } from 'node:path';

/** n8n's loader of packages. For each file of dist/ it takes the source that the file is built from. */
class SourceLoader extends PackageDirectoryLoader {
	protected override resolvePath(file: string): string {
		return super.resolvePath(file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	}
}

/** Loads this package as n8n does, from the `n8n` block of its package.json, but without a build. */
export async function loadPackage(): Promise<PackageDirectoryLoader> {
	const loader = new SourceLoader(join(__dirname, '../..'));
	await loader.loadAll();
	return loader;
}

/** n8n's own nodes in the workflows. Their stand-ins return their input. */
const PASS_THROUGH = ['manualTrigger', 'noOp', 'stickyNote'].map(
	(name) => `n8n-nodes-base.${name}`,
);

/** The node types of the package, and stand-ins for some of n8n's own. */
export function nodeTypesOf(loader: PackageDirectoryLoader): INodeTypes {
	const find = (type: string): INodeType | IVersionedNodeType =>
		PASS_THROUGH.includes(type)
			? passThrough(type)
			: loader.getNode(type.replace(/^.*\./, '')).type;
	return {
		getByName: find,
		getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(find(type), version),
		getKnownTypes: () => ({}),
	};
}

function passThrough(type: string): INodeType {
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
