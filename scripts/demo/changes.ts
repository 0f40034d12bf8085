import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Sandbox, SandboxTask } from '../../sandbox';

const PRIORITIES = ['low', 'medium', 'high'];

/**
 * Describes what an item changed, such as `priority none → high`.
 *
 * @param before The tasks before the item. The item's task is replaced in it by what it is now, since
 *   a later item may change the same task.
 */
export function changesOf(
	{ json }: INodeExecutionData,
	before: Map<string, SandboxTask>,
	sandbox: Pick<Sandbox, 'tasks' | 'members'>,
): string {
	const id = String(json['_id']);
	const was = before.get(id);
	const now = taskOf(json, sandbox.tasks.get(id));
	before.set(id, now);
	const old = was ? readable(was, sandbox) : {};
	const changes = Object.entries(readable(now, sandbox))
		.filter(([name, value]) => value !== old[name])
		.map(([name, value]) => `${name} ${old[name] ?? '?'} → ${value}`);
	return changes.length > 0 ? `✓ ${changes.join('; ')}` : '✓ unchanged';
}

/**
 * An output item as a task of the sandbox, which names two fields as lemlist's older route does. Its
 * media are those that are stored, since lemlist's responses contain none.
 */
function taskOf(
	{ message, assignedTo, ...others }: IDataObject,
	stored: SandboxTask | undefined,
): SandboxTask {
	const task: object = { ...others, content: message, userId: assignedTo };
	const { images = [], videos = [] } = stored ?? {};
	return { ...(task as SandboxTask), images, videos };
}

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
