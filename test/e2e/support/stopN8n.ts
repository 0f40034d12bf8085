// Jest's global teardown.
import type { Running } from './startN8n';

export default async function stopN8n(): Promise<void> {
	await (globalThis as unknown as Running).stopN8n();
}
