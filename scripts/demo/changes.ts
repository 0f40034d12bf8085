import type { INodeExecutionData } from 'n8n-workflow';
import type { Sandbox, SandboxTask } from '../../sandbox';

const PRIORITIES = ['low', 'medium', 'high'];

/**
 * What a row changed, such as `priority none → high`. `before` holds the tasks as they were before
 * the row and is brought up to date, since a later row may be about the same task.
 */
export function changesOf(
	{ json }: INodeExecutionData,
	before: Map<string, SandboxTask>,
	sandbox: Pick<Sandbox, 'tasks' | 'members'>,
): string {
	const id = String(json['_id']);
	const was = before.get(id);
	const media = sandbox.tasks.get(id);
	const now = { ...(json as unknown as SandboxTask), ...pickMedia(media) };
	before.set(id, now);
	const old = was ? readable(was, sandbox) : {};
	const changes = Object.entries(readable(now, sandbox))
		.filter(([name, value]) => value !== old[name])
		.map(([name, value]) => `${name} ${old[name] ?? '?'} → ${value}`);
	return changes.length > 0 ? `✓ ${changes.join('; ')}` : '✓ as it was';
}

/** lemlist shows no media in its answers; the sandbox itself tells them. */
const pickMedia = (task: SandboxTask | undefined) => ({
	images: task?.images ?? [],
	videos: task?.videos ?? [],
});

function readable(
	task: SandboxTask,
	{ members }: Pick<Sandbox, 'members'>,
): Record<string, string> {
	const assignee = members.find(({ userId }) => userId === task.userId);
	return {
		title: `“${task.title}”`,
		message: `“${task.content}”`,
		priority: PRIORITIES[task.priority ?? -1] ?? 'none',
		status: task.status,
		due: task.dueDate,
		assignee: assignee?.name ?? task.userId,
		images: String(task.images.length),
		videos: String(task.videos.length),
	};
}
