// What lemlist does with the images and videos of a LinkedIn task, without network access. The
// limits are from "LinkedIn task attachments" (Create Task) in lemlist's docs, the codes from
// "LinkedIn media constraints" (Add Step to Sequence).

import type { Answers } from './answers';
import { ApiError } from './errors';
import type { MediaFile, MediaLibrary } from './mediaLibrary';
import { isPublicHttps } from './publicUrl';
import { isLinkedIn } from './types';
import type { SandboxTask } from './types';

const maxItems = 6;
const maxBytes = 20_000_000;
const allowedMimes = {
	images: ['image/png', 'image/jpeg', 'image/gif'],
	videos: ['video/mp4', 'video/quicktime'],
};

/** The media of a request; an absent array leaves the task's media unchanged. */
export interface Media {
	images?: string[];
	videos?: string[];
}

/**
 * Checks the media of a request and "downloads" each file.
 *
 * @throws ApiError with lemlist's code and status for the first problem
 */
export async function ingest(
	media: Media,
	task: Pick<SandboxTask, 'type' | 'images' | 'videos'>,
	library: MediaLibrary,
	{ rejectsEmptyMedia }: Pick<Answers, 'rejectsEmptyMedia'>,
): Promise<void> {
	if (!media.images && !media.videos) return;
	const isEmpty = [media.images, media.videos].flat().every((url) => url === undefined);
	if (isEmpty && !rejectsEmptyMedia && !isLinkedIn(task.type)) return;
	if (!isLinkedIn(task.type)) {
		throw mediaError(400, 'INVALID_TYPE', `Task of type ${task.type} takes no images or videos`);
	}
	const count = (media.images ?? task.images).length + (media.videos ?? task.videos).length;
	if (count > maxItems) {
		throw mediaError(400, 'TOO_MANY', `${count} items, at most ${maxItems} are allowed`);
	}
	for (const url of [...(media.images ?? []), ...(media.videos ?? [])]) {
		if (!isPublicHttps(url)) throw mediaError(400, 'UNSAFE_URL', `Not a public HTTPS URL: ${url}`);
	}
	for (const kind of ['images', 'videos'] as const) {
		for (const url of media[kind] ?? []) {
			checkFile(await library.download(url), allowedMimes[kind], url);
		}
	}
}

function checkFile(file: MediaFile, mimes: string[], url: string): void {
	switch (file.problem) {
		case 'gone':
			throw mediaError(502, 'DOWNLOAD_FAILED', `Could not download ${url}`);
		case 'slow':
			throw mediaError(504, 'TIMEOUT', `Ingestion took longer than 45 seconds: ${url}`);
		case 'scannerAway':
			throw mediaError(503, 'AV_UNAVAILABLE', 'Antivirus scanner is unavailable');
	}
	if (file.bytes > maxBytes) throw mediaError(413, 'TOO_LARGE', `Exceeds 20 MB: ${url}`);
	if (!mimes.includes(file.mime)) {
		throw mediaError(415, 'INVALID_TYPE', `MIME type ${file.mime} is not allowed: ${url}`);
	}
	if (file.problem === 'brokenGif') {
		throw mediaError(422, 'GIF_INVALID', `GIF does not meet LinkedIn's constraints: ${url}`);
	}
}

function mediaError(status: number, code: string, message: string): ApiError {
	return new ApiError(status, `LINKEDIN_MEDIA_${code}`, message);
}
