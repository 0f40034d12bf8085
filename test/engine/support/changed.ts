import type { SandboxTask } from '../../../sandbox';

/** What became of a task; undefined for what it no longer has. */
type Change = { [Name in keyof SandboxTask]?: SandboxTask[Name] | undefined };

/** The tasks as they were, with some of them changed: what the sandbox should hold afterwards. */
export function changed(
	before: ReadonlyMap<string, SandboxTask>,
	changes: Record<string, Change>,
): Map<string, SandboxTask> {
	const after = new Map(before);
	for (const [id, change] of Object.entries(changes)) {
		after.set(id, { ...before.get(id), ...change } as SandboxTask);
	}
	return after;
}
