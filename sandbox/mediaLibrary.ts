// The pretend web from which media are "downloaded". On media.example.com a file's name says what it
// is: the ending gives its MIME type, the beginning its trouble (`huge-2.mp4`, `broken.gif`). On
// every other host nothing is found.

import { basename, extname } from 'node:path/posix';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from './settings';

/** What is found at a URL. */
export interface MediaFile {
	mime: string;
	bytes: number;
	/** What goes wrong with it, if anything. */
	trouble?: 'gone' | 'slow' | 'scannerAway' | 'brokenGif';
}

/** The host whose file names say what the files are. */
export const mediaHost = 'media.example.com';

const mimeByEnding: Record<string, string> = {
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

const gone: MediaFile = { mime: '', bytes: 0, trouble: 'gone' };

/** Hands out the files, and remembers how often each was asked for. */
export class MediaLibrary {
	private readonly downloads = new Map<string, number>();

	/** @param extra files at URLs of your own, which win over the naming rule */
	constructor(
		private readonly extra: Readonly<Record<string, MediaFile>>,
		private readonly settings: () => Pick<Settings, 'scannerAwayTimes' | 'mediaTimeoutMs'>,
	) {}

	/** The file at a URL. A `slow` one takes `mediaTimeoutMs`; a missing scanner comes back. */
	async download(url: string): Promise<MediaFile> {
		const file = this.extra[url] ?? fileByName(new URL(url));
		const { scannerAwayTimes, mediaTimeoutMs } = this.settings();
		const times = (this.downloads.get(url) ?? 0) + 1;
		this.downloads.set(url, times);
		if (file.trouble === 'slow') await sleep(mediaTimeoutMs, undefined, { ref: false });
		if (file.trouble === 'scannerAway' && times > scannerAwayTimes) {
			return { mime: file.mime, bytes: file.bytes };
		}
		return file;
	}

	/** Forgets how often files were asked for. */
	reset(): void {
		this.downloads.clear();
	}
}

function fileByName(url: URL): MediaFile {
	const name = basename(url.pathname);
	const mime = mimeByEnding[extname(name).toLowerCase()];
	if (url.hostname !== mediaHost || mime === undefined || name.startsWith('gone')) return gone;
	const file = { mime, bytes: 1_000_000 };
	if (name.startsWith('huge')) return { ...file, bytes: 20_000_001 };
	if (name.startsWith('slow')) return { ...file, trouble: 'slow' };
	if (name.startsWith('scanner-away')) return { ...file, trouble: 'scannerAway' };
	if (name.startsWith('broken')) return { ...file, trouble: 'brokenGif' };
	return file;
}
