import type { SandboxTask } from '../../../sandbox';

/** Changes of a task; undefined for removed fields. */
type Change = { [Name in keyof SandboxTask]?: SandboxTask[Name] | undefined };

/** The tasks with some of them changed, as the sandbox should have them afterwards. */
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
