import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A child process and the first thing that it sent. */
export interface Forked<Message> {
	child: ChildProcess;
	message: Message;
}

/**
 * Runs a TypeScript file in a process of its own and waits for what it sends.
 *
 * @param nodeOptions Options for Node, beside those this process has.
 * @throws Error when it ends without having sent anything.
 */
export async function forkFor<Message>(
	file: string,
	args: string[] = [],
	nodeOptions: string[] = [],
): Promise<Forked<Message>> {
	const child = fork(file, args, { execArgv: [...process.execArgv, ...nodeOptions] });
	const ended = once(child, 'exit').then(([code, signal]: unknown[]) => {
		throw new Error(`${file} ${args.join(' ')} ended with ${String(code ?? signal)}`);
	});
	const [message] = (await Promise.race([once(child, 'message'), ended])) as [Message];
	ended.catch(() => {}); // its end is expected from here on
	return { child, message };
}
