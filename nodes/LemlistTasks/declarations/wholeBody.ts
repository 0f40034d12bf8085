// Checks of a body as a whole, once all of its values are in.
import type { IDataObject, PreSendAction } from 'n8n-workflow';
import { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Parameter } from '../../shared/fields/parameter';
import { NOTHING_SENT, rejectionOf } from '../../shared/fields/parameter';

/**
 * Rejects an item that would change nothing.
 * @throws LemlistError from the hook, with code `NOTHING_TO_UPDATE`
 */
export const someChange = (idProperty: string): PreSendAction =>
	async function (request) {
		const changes = Object.keys(request.body as IDataObject).filter((key) => key !== idProperty);
		if (changes.length === 0) throw nothingToUpdate();
		return request;
	};

function nothingToUpdate(): LemlistError {
	const advice =
		'Set a value, or choose a field under Clear Fields; Map Automatically takes columns that are named like fields.';
	return new LemlistError(`Nothing to update: every field is blank`, {
		code: 'NOTHING_TO_UPDATE',
		reason: 'nothing to update',
		advice,
		field: 'updateFields',
		description: NOTHING_SENT,
	});
}

/** Images and videos of one task together (developer.lemlist.com, LinkedIn task attachments). */
const MAX_MEDIA = 6;

/** lemlist downloads media before it replies, which may take 45 s. */
const MEDIA_TIMEOUT_MS = 60_000;

/**
 * Rejects more images and videos than a task can hold, and allows lemlist the time to download them.
 * @throws LemlistError from the hook, with code `LINKEDIN_MEDIA_TOO_MANY`
 */
export const mediaFit = (images: Parameter, videos: Parameter): PreSendAction =>
	async function (request) {
		const body = request.body as IDataObject;
		const counts = [images, videos].map(({ name }) => listOf(body[name]).length);
		const total = counts[0]! + counts[1]!;
		if (total > MAX_MEDIA) {
			const [one, other] = counts[0] ? [images, videos] : [videos, images];
			throw rejectionOf(one, {
				problem: `and '${other.displayName}' hold ${total} files together`,
				advice: `A task takes at most ${MAX_MEDIA} images and videos together.`,
				code: 'LINKEDIN_MEDIA_TOO_MANY',
				reason: 'too many files',
			});
		}
		if (total > 0) request.timeout = Math.max(request.timeout ?? 0, MEDIA_TIMEOUT_MS);
		return request;
	};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * Rejects images and videos of a task of another type than LinkedIn: lemlist would silently create it
 * without them (developer.lemlist.com, Create Task).
 * @throws LemlistError from the hook, with lemlist's code for it on Update Task
 */
export const mediaNeedLinkedIn = (...media: Parameter[]): PreSendAction =>
	async function (request) {
		const body = request.body as IDataObject;
		const given = media.find(({ name }) => name in body);
		if (given && body['type'] !== 'linkedin') {
			throw rejectionOf(given, ONLY_LINKEDIN, body['type']);
		}
		return request;
	};

const ONLY_LINKEDIN = {
	problem: 'is only for tasks of the type LinkedIn, and this one is of another',
	advice: 'Set Type to LinkedIn, or leave images and videos out.',
	code: 'LINKEDIN_MEDIA_INVALID_TYPE',
	reason: 'not a LinkedIn task',
};
