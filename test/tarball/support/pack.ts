import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packInto } from '../../../scripts/n8n/pack';

/** An unpacked tarball. */
export interface Packed {
	folder: string;
	remove: () => Promise<void>;
}

/** Unpacks the tarball of the built project into a temporary folder. */
export async function pack(): Promise<Packed> {
	const folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-tarball-'));
	await packInto(folder);
	return { folder, remove: async () => await rm(folder, { recursive: true }) };
}
