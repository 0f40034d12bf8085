// The fake web that media are "downloaded" from. On media.example.com the file name determines the
// file: the extension its MIME type, the prefix its problem (`huge-2.mp4`, `broken.gif`). Any other
// host has no files.

import { basename, extname } from 'node:path/posix';
import type { Settings } from './settings';

/** The file at a URL. */
export interface MediaFile {
	mime: string;
	bytes: number;
	/** What is wrong with it, if anything. */
	problem?: 'gone' | 'slow' | 'scannerAway' | 'brokenGif';
}

/** The host whose file names determine the files. */
export const mediaHost = 'media.example.com';

const mimeByExtension: Record<string, string> = {
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.jpeg': 'image/jpeg',
	'.gif': 'image/gif',
	'.mp4': 'video/mp4',
	'.mov': 'video/quicktime',
	'.webp': 'image/webp',
	'.svg': 'image/svg+xml',
	'.webm': 'video/webm',
	'.pdf': 'application/pdf',
};

const gone: MediaFile = { mime: '', bytes: 0, problem: 'gone' };

/** Serves the files and counts the downloads of each. */
export class MediaLibrary {
	private readonly downloads = new Map<string, number>();

	/** @param extra files at other URLs; they take precedence over the naming rule */
	constructor(
		private readonly extra: Readonly<Record<string, MediaFile>>,
		private readonly settings: () => Pick<Settings, 'scannerAwayTimes' | 'mediaTimeoutMs'>,
		private readonly sleep: (ms: number) => Promise<void>,
	) {}

	/** The file at a URL. A `slow` one takes `mediaTimeoutMs`; an unavailable scanner recovers. */
	async download(url: string): Promise<MediaFile> {
		const file = this.extra[url] ?? fileByName(new URL(url));
		const { scannerAwayTimes, mediaTimeoutMs } = this.settings();
		const times = (this.downloads.get(url) ?? 0) + 1;
		this.downloads.set(url, times);
		if (file.problem === 'slow') await this.sleep(mediaTimeoutMs);
		if (file.problem === 'scannerAway' && times > scannerAwayTimes) {
			return { mime: file.mime, bytes: file.bytes };
		}
		return file;
	}

	/** Resets the download counts. */
	reset(): void {
		this.downloads.clear();
	}
}

function fileByName(url: URL): MediaFile {
	const name = basename(url.pathname);
	const mime = mimeByExtension[extname(name).toLowerCase()];
	if (url.hostname !== mediaHost || mime === undefined || name.startsWith('gone')) return gone;
	const file = { mime, bytes: 1_000_000 };
	if (name.startsWith('huge')) return { ...file, bytes: 20_000_001 };
	if (name.startsWith('slow')) return { ...file, problem: 'slow' };
	if (name.startsWith('scanner-away')) return { ...file, problem: 'scannerAway' };
	if (name.startsWith('broken')) return { ...file, problem: 'brokenGif' };
	return file;
}
