import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A child process and the first message it sent. */
export interface Forked<Message> {
	child: ChildProcess;
	message: Message;
}

/**
 * Runs a TypeScript file in its own process and waits for its first message.
 *
 * @param nodeOptions Options for Node.js in addition to those of this process.
 * @throws Error if it exits without having sent a message.
 */
export async function forkFor<Message>(
	file: string,
	args: string[] = [],
	nodeOptions: string[] = [],
): Promise<Forked<Message>> {
	const child = fork(file, args, { execArgv: [...process.execArgv, ...nodeOptions] });
	const exited = once(child, 'exit').then(([code, signal]: unknown[]) => {
		throw new Error(`${file} ${args.join(' ')} exited with ${String(code ?? signal)}`);
	});
	const [message] = (await Promise.race([once(child, 'message'), exited])) as [Message];
	exited.catch(() => {}); // from here on its exit is expected
	return { child, message };
}
