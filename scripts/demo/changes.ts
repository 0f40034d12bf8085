import type { INodeExecutionData } from 'n8n-workflow';
import type { Sandbox, SandboxTask } from '../../sandbox';

const PRIORITIES = ['low', 'medium', 'high'];

/**
 * Describes what an item changed, such as `priority none → high`. `before` holds the tasks before
 * the item; it is updated, since a later one may change the same task.
 */
export function changesOf(
	{ json }: INodeExecutionData,
	before: Map<string, SandboxTask>,
	sandbox: Pick<Sandbox, 'tasks' | 'members'>,
): string {
	const id = String(json['_id']);
	const was = before.get(id);
	const media = sandbox.tasks.get(id);
	const { message, assignedTo, ...others } = json;
	// The sandbox has the names of lemlist's older route.
	const returned: object = { ...others, content: message, userId: assignedTo };
	const now = { ...(returned as SandboxTask), ...pickMedia(media) };
	before.set(id, now);
	const old = was ? readable(was, sandbox) : {};
	const changes = Object.entries(readable(now, sandbox))
		.filter(([name, value]) => value !== old[name])
		.map(([name, value]) => `${name} ${old[name] ?? '?'} → ${value}`);
	return changes.length > 0 ? `✓ ${changes.join('; ')}` : '✓ unchanged';
}

/** lemlist's responses contain no media, so they are taken from the sandbox. */
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
		due: new Date(task.dueDate).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' '),
		assignee: assignee?.name ?? task.userId,
		images: String(task.images.length),
		videos: String(task.videos.length),
	};
}
