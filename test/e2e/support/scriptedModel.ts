// A language model for tests: OpenAI's chat completions (POST /v1/chat/completions, not streamed)
// with scripted answers.
import fastify from 'fastify';
import type { AddressInfo } from 'node:net';

/** The parts of a message that tests use. */
export interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
}

/** A request to the model: the conversation so far, and the available tools. */
export interface Asked {
	messages: Message[];
	tools: Array<{
		function: { name: string; description: string; parameters: Record<string, unknown> };
	}>;
}

/** The model's answer: a text or a tool call. */
export type Answer = string | { tool: string; args: Record<string, unknown> };

/** An answer, or a function that returns one for the conversation so far. */
export type Step = Answer | ((messages: Message[]) => Answer);

/** A running model. */
export interface ScriptedModel {
	/** Base URL for n8n's OpenAI credential. */
	url: string;
	/** The requests since the script was set. */
	asked: Asked[];
	/** Sets the script: one answer per request. */
	plays(script: Step[]): void;
	close(): Promise<void>;
}

/** Starts a model on 127.0.0.1. It returns an error for requests beyond the end of its script. */
export const startScriptedModel = async (): Promise<ScriptedModel> => {
	const app = fastify({ forceCloseConnections: true, bodyLimit: 16 * 1024 * 1024 });
	const asked: Asked[] = [];
	let steps: Step[] = [];

	app.post<{ Body: Asked }>('/v1/chat/completions', async ({ body }, reply) => {
		asked.push(body);
		const step = steps[asked.length - 1];
		if (step === undefined) {
			// A status that OpenAI's client does not retry.
			return await reply.code(400).send({ error: { message: `No step ${asked.length}` } });
		}
		return completion(typeof step === 'function' ? step(body.messages) : step, asked.length);
	});
	app.setErrorHandler(async (error: Error, _, reply) => {
		await reply.code(400).send({ error: { message: `The script failed: ${error.message}` } });
	});
	await app.listen({ host: '127.0.0.1', port: 0 });

	return {
		url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1`,
		asked,
		plays: (script) => {
			steps = script;
			asked.length = 0;
		},
		close: async () => await app.close(),
	};
};

/** The results of the tools in a conversation, latest last. */
export const toolAnswers = (messages: Message[]): string[] =>
	messages.filter(({ role }) => role === 'tool').map(({ content }) => content ?? '');

const completion = (answer: Answer, number: number) => ({
	id: `chatcmpl-${number}`,
	object: 'chat.completion',
	created: 0,
	model: 'scripted',
	choices: [
		typeof answer === 'string'
			? { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: answer } }
			: {
					index: 0,
					finish_reason: 'tool_calls',
					message: { role: 'assistant', content: null, tool_calls: [toolCall(answer, number)] },
				},
	],
	usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
});

const toolCall = ({ tool, args }: Exclude<Answer, string>, number: number) => ({
	id: `call_${number}`,
	type: 'function',
	function: { name: tool, arguments: JSON.stringify(args) },
});
