// The node's own code, run over one row without n8n.
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeParameters,
} from 'n8n-workflow';
import type { LemlistError } from '../../nodes/lemlist/errors/lemlistError';
import type { Reply } from '../../nodes/lemlist/http';
import { Row } from '../../nodes/LemlistTasks/run/row';
import { prepareRun } from '../../nodes/LemlistTasks/run/prepareRun';
import { Remarks } from '../../nodes/LemlistTasks/run/remarks';
import { sampleCompanies, sampleContacts } from '../../sandbox';
import { TEAM } from '../../test/corpus/world';

/** A row of a sheet, and the parameters of the node that reads it. */
export interface ExampleRow {
	json: IDataObject;
	parameters: INodeParameters;
}

const ACCOUNT = { apiKey: 'key', baseUrl: 'https://lemlist.example.com/api' };

/**
 * The error with which the node rejects a row before it sends anything.
 * @throws Error if it accepts the row
 */
export async function errorOfRow(row: ExampleRow): Promise<LemlistError> {
	const node = nodeOf(row);
	const run = await prepareRun(executionOf(row, node), {
		facts: {
			...{ node, rows: [{ json: row.json }], taskIds: [null], countLabel: String },
			...{ continueOnFail: true, cancelled: undefined },
		},
		remarks: new Remarks(),
		signal: new AbortController().signal,
		onWaitOf: () => () => undefined,
	});
	const early = await new Row(run, 0).prepare();
	if (early && 'error' in early) return early.error;
	throw new Error(`The node does not reject ${JSON.stringify(row.json)}`);
}

const nodeOf = ({ parameters }: ExampleRow): INode => ({
	id: 'node',
	name: 'Lemlist Tasks',
	type: 'n8n-nodes-lemlist-tasks.lemlistTasks',
	typeVersion: 1,
	position: [0, 0],
	parameters: { resource: 'task', ...parameters },
});

/** As much of n8n's execution context as reading a row takes. Its only requests are look-ups. */
function executionOf(row: ExampleRow, node: INode): IExecuteFunctions {
	const context: Partial<Record<keyof IExecuteFunctions, unknown>> = {
		getNode: () => node,
		getMode: () => 'manual',
		getInputData: () => [{ json: row.json }],
		getTimezone: () => 'Europe/Paris',
		getCredentials: async () => ACCOUNT,
		getNodeParameter: (name: string, _item: number, fallback?: unknown) =>
			valueOf(node.parameters, name) ?? fallback,
		helpers: { httpRequestWithAuthentication: lookUp },
	};
	return context as IExecuteFunctions;
}

const REPLIES: Record<string, unknown> = {
	'/team': { users: TEAM },
	'/contacts': sampleContacts,
	'/companies': { data: sampleCompanies },
};

async function lookUp(_credential: string, { url }: IHttpRequestOptions): Promise<Reply> {
	if (!(url in REPLIES)) throw new Error(`Nothing should be sent to ${url}`);
	return { statusCode: 200, headers: {}, body: REPLIES[url] };
}

/** The value at a path such as `updateFields.title`; of a resource locator the value inside it. */
function valueOf(parameters: INodeParameters, path: string): unknown {
	const found = path
		.split('.')
		.reduce<unknown>((inside, name) => (Object(inside) as IDataObject)[name], parameters);
	const { __rl, value } = Object(found) as { __rl?: true; value?: unknown };
	return __rl ? value : found;
}
