// The engines that are compared, all with this package's declarations.
import '../../scripts/engine/environment';
import { DirectoryLoader, type PackageDirectoryLoader } from 'n8n-core';
import type { INodeParameters, INodeType } from 'n8n-workflow';
import { LemlistTasksApi } from '../../credentials/LemlistTasksApi.credentials';
// With the extension, since otherwise Node.js would resolve LemlistTasks.node.json.
import { LemlistTasks } from '../../nodes/LemlistTasks/LemlistTasks.node.ts';

/**
 * - `execute`: the node as it is
 * - `routing`: the node without its `execute`, so that n8n's RoutingNode sends the requests, by
 *   default all at once
 * - `batched`: the same with RoutingNode's batching, 100 requests every 400 ms, which it can keep up with
 */
export type Engine = 'execute' | 'routing' | 'batched';

/** A stand-in for the package's loader that returns the node for an engine. */
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

/** The parameters of an engine in addition to those of the operation. */
export function parametersFor(engine: Engine): INodeParameters {
	if (engine !== 'batched') return {};
	return { requestOptions: { batching: { batch: { batchSize: 100, batchInterval: 400 } } } };
}
