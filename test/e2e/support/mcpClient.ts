// A Model Context Protocol client over streamable HTTP that supports only tools
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

/** The result of a tool call. */
export interface McpResult {
	isError?: boolean;
	content: Array<{ type: 'text'; text: string }>;
}

/** A client with its own session. Its methods throw an Error if the server rejects a request. */
export interface McpClient {
	listTools(): Promise<McpTool[]>;
	/** Calls a tool. If the tool fails, the promise still resolves, with `isError` in the result. */
	callTool(name: string, args: Record<string, unknown>): Promise<McpResult>;
}

/**
 * Opens a session with the server at a URL.
 *
 * @throws Error with the server's response if it rejects the session.
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

/** The result in a response, which is JSON or a stream with one event. */
const answerIn = async <T>(response: Response): Promise<T> => {
	const text = await response.text();
	const json = /^data: (.*)$/m.exec(text)?.[1] ?? text;
	const { result, error } = JSON.parse(json) as { result?: T; error?: { message: string } };
	if (result === undefined)
		throw new Error(`The MCP server returned an error: ${error?.message ?? text}`);
	return result;
};
