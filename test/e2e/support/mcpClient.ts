// A client of the Model Context Protocol over streamable HTTP, as far as tools need it
// (modelcontextprotocol.io, specification 2025-06-18: Lifecycle, Transports, Tools).
import { request } from '../../../scripts/n8n/rest';

/** A tool as a server lists it. */
export interface McpTool {
	name: string;
	description: string;
	/** JSON Schema. */
	inputSchema: {
		properties: Record<string, { type: string; description?: string }>;
		required?: string[];
	};
}

/** What the call of a tool gave. */
export interface McpResult {
	isError?: boolean;
	content: Array<{ type: 'text'; text: string }>;
}

/** A client with a session of its own. Its methods throw an Error when the server refuses them. */
export interface McpClient {
	listTools(): Promise<McpTool[]>;
	/** Calls a tool. A tool that fails is no refusal: its result says so. */
	callTool(name: string, args: Record<string, unknown>): Promise<McpResult>;
}

/**
 * Opens a session with the server at a URL.
 *
 * @throws Error with the server's answer when it refuses.
 */
export const connectMcp = async (url: string): Promise<McpClient> => {
	const headers: Record<string, string> = { accept: 'application/json, text/event-stream' };
	let count = 0;

	const post = async (method: string, params: object, id?: number): Promise<Response> =>
		await request('POST', url, headers, {
			...{ jsonrpc: '2.0', method, params },
			...(id !== undefined && { id }),
		});
	const ask = async <T>(method: string, params: object): Promise<T> =>
		await answerIn<T>(await post(method, params, ++count));

	const opened = await post(
		'initialize',
		{
			protocolVersion: '2025-06-18',
			capabilities: {},
			clientInfo: { name: 'tests', version: '1' },
		},
		++count,
	);
	headers['mcp-session-id'] = opened.headers.get('mcp-session-id') ?? '';
	const { protocolVersion } = await answerIn<{ protocolVersion: string }>(opened);
	headers['mcp-protocol-version'] = protocolVersion;
	await post('notifications/initialized', {});

	return {
		listTools: async () => (await ask<{ tools: McpTool[] }>('tools/list', {})).tools,
		callTool: async (name, args) => await ask('tools/call', { name, arguments: args }),
	};
};

/** The result in an answer, which is JSON or a stream with one event. */
const answerIn = async <T>(response: Response): Promise<T> => {
	const text = await response.text();
	const json = /^data: (.*)$/m.exec(text)?.[1] ?? text;
	const { result, error } = JSON.parse(json) as { result?: T; error?: { message: string } };
	if (result === undefined) throw new Error(`The MCP server refused: ${error?.message ?? text}`);
	return result;
};
