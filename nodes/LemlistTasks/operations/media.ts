// Images and videos of a task: what holds for both fields together.
import type { IDataObject } from 'n8n-workflow';
import type { Request } from '../../lemlist/http';
import { rejectionOf } from '../../shared/fields/rejection';

/** How the panel names the two fields. */
export const IMAGES = { displayName: 'LinkedIn Images', name: 'images' };
export const VIDEOS = { displayName: 'LinkedIn Videos', name: 'videos' };

/** Images and videos of one task together (developer.lemlist.com, LinkedIn task attachments). */
const MAX_MEDIA = 6;

/** lemlist downloads media before it replies, which may take 45 s. */
const MEDIA_TIMEOUT_MS = 60_000;

/** A request with enough time for lemlist to download its images and videos. */
export const withTimeForMedia = (request: Request): Request =>
	mediaIn(request) > 0 ? { ...request, timeout: MEDIA_TIMEOUT_MS } : request;

/** @throws LemlistError with code `LINKEDIN_MEDIA_TOO_MANY` for more than a task can hold */
export function rejectTooManyMedia(request: Request): void {
	const total = mediaIn(request);
	if (total <= MAX_MEDIA) return;
	const [one, other] = countIn(request, IMAGES.name) > 0 ? [IMAGES, VIDEOS] : [VIDEOS, IMAGES];
	throw rejectionOf(one, {
		problem: `and '${other.displayName}' hold ${total} files together`,
		advice: `A task takes at most ${MAX_MEDIA} images and videos together.`,
		code: 'LINKEDIN_MEDIA_TOO_MANY',
		reason: 'too many files',
	});
}

const mediaIn = (request: Request): number =>
	countIn(request, IMAGES.name) + countIn(request, VIDEOS.name);

function countIn({ body }: Request, name: string): number {
	const urls = (body as IDataObject)[name];
	return Array.isArray(urls) ? urls.length : 0;
}

/**
 * Rejects images and videos of a task of another type than LinkedIn: lemlist would silently create it
 * without them (developer.lemlist.com, Create Task).
 * @throws LemlistError with lemlist's code for it on Update Task
 */
export function rejectMediaUnlessLinkedIn({ body }: Request): void {
	const { type, ...others } = body as IDataObject;
	const given = [IMAGES, VIDEOS].find(({ name }) => name in others);
	if (given && type !== 'linkedin') throw rejectionOf(given, ONLY_LINKEDIN, type);
}

const ONLY_LINKEDIN = {
	problem: 'is only for tasks of the type LinkedIn, and this one is of another',
	advice: 'Set Type to LinkedIn, or leave images and videos out.',
	code: 'LINKEDIN_MEDIA_INVALID_TYPE',
	reason: 'not a LinkedIn task',
};
