import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	PostReceiveAction,
} from 'n8n-workflow';
import type { Reply } from '../../lemlist/http';

/**
 * lemlist's reply as output, shaped as n8n's own engine does it (`RoutingNode` of n8n-core): the body
 * is the item, unless hooks under `routing.output` say otherwise.
 */
export async function toItems(
	{ body, headers, statusCode }: Reply,
	hooks: readonly PostReceiveAction[],
	item: IExecuteSingleFunctions,
): Promise<INodeExecutionData[]> {
	const response = { body, headers, statusCode } as IN8nHttpFullResponse;
	let items: INodeExecutionData[] = [{ json: body as IDataObject }];
	for (const hook of hooks) {
		if (typeof hook === 'function') items = await hook.call(item, items, response);
	}
	return items;
}
