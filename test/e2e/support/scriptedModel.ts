// A language model for tests: OpenAI's chat completions (POST /v1/chat/completions, not streamed), with
// answers that the test wrote beforehand.
import fastify from 'fastify';
import type { AddressInfo } from 'node:net';

/** A message of the conversation, as far as tests look at it. */
export interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
}

/** What the model is asked: the conversation so far, and the tools it may call. */
export interface Asked {
	messages: Message[];
	tools: Array<{
		function: { name: string; description: string; parameters: Record<string, unknown> };
	}>;
}

/** What the model answers: a text, or the call of a tool. */
export type Answer = string | { tool: string; args: Record<string, unknown> };

/** An answer, or what makes one of the conversation so far. */
export type Step = Answer | ((messages: Message[]) => Answer);

/** A running model. */
export interface ScriptedModel {
	/** Base URL for n8n's OpenAI credential. */
	url: string;
	/** What it was asked since its script was given. */
	asked: Asked[];
	/** Gives it the answers to come, one for each time it is asked. */
	plays(script: Step[]): void;
	close(): Promise<void>;
}

/** Starts a model on 127.0.0.1. Asked more often than its script is long, it refuses. */
export const startScriptedModel = async (): Promise<ScriptedModel> => {
	const app = fastify({ forceCloseConnections: true, bodyLimit: 16 * 1024 * 1024 });
	const asked: Asked[] = [];
	let steps: Step[] = [];

	app.post<{ Body: Asked }>('/v1/chat/completions', async ({ body }, reply) => {
		asked.push(body);
		const step = steps[asked.length - 1];
		if (step === undefined) {
			// A status that OpenAI's client does not try again.
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

/** What tools answered in a conversation, the latest last. */
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
