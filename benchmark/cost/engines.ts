// The two engines that are compared, both with this package's declarations.
import '../../scripts/engine/environment';
import { DirectoryLoader, type PackageDirectoryLoader } from 'n8n-core';
import type { INodeParameters, INodeType } from 'n8n-workflow';
import { LemlistTasksApi } from '../../credentials/LemlistTasksApi.credentials';
// With its ending: without it, Node would find LemlistTasks.node.json.
import { LemlistTasks } from '../../nodes/LemlistTasks/LemlistTasks.node.ts';

/**
 * - `execute`: the node as it is
 * - `routing`: the node without its `execute`, so that n8n's RoutingNode sends the requests, all at
 *   once as it does by default
 * - `batched`: the same with the batching that RoutingNode offers, at a pace that it keeps up with
 */
export type Engine = 'execute' | 'routing' | 'batched';

/** What the batched RoutingNode is told: 100 requests started every 400 ms. */
const batching: INodeParameters = {
	requestOptions: { batching: { batch: { batchSize: 100, batchInterval: 400 } } },
};

/** What stands for the loader of a built package: it gives the node for an engine. */
export function loaderFor(engine: Engine): PackageDirectoryLoader {
	const node: INodeType = new LemlistTasks();
	if (engine !== 'execute') {
		Object.defineProperty(node, 'execute', { value: undefined });
		DirectoryLoader.applyDeclarativeNodeOptionParameters(node);
	}
	const credential = new LemlistTasksApi();
	return {
		getNode: () => ({ type: node }),
		getCredential: () => ({ type: credential }),
	} as unknown as PackageDirectoryLoader;
}

/** The parameters that an engine takes beside those of the operation. */
export function parametersFor(engine: Engine): INodeParameters {
	return engine === 'batched' ? batching : {};
}
