import type { IDataObject, PreSendAction } from 'n8n-workflow';
import type { Parameter } from './refuse';
import { refusal } from './refuse';

/**
 * Checks of a body as a whole. They belong to the last property of an operation, since hooks run in
 * the order of the properties, once all values are in.
 */

/**
 * Refuses an item that would change nothing.
 * @throws NodeOperationError from the hook, with code `NOTHING_TO_UPDATE`
 */
export const someChange = (parameter: Parameter, idProperty: string): PreSendAction =>
	async function (request) {
		const changes = Object.keys(request.body as IDataObject).filter((key) => key !== idProperty);
		if (changes.length === 0) throw refusal(this, parameter, NOTHING);
		return request;
	};

const NOTHING = {
	problem: 'has only blank fields',
	advice:
		'Nothing to update: a blank value leaves its field as it is. Give a value, or choose a field under Clear Fields.',
	code: 'NOTHING_TO_UPDATE',
};

/** Images and videos of one task together (developer.lemlist.com, LinkedIn task attachments). */
const MAX_MEDIA = 6;

/** lemlist downloads media before it answers, which may take 45 s; an answer takes a little longer. */
const MEDIA_TIMEOUT_MS = 60_000;

/**
 * Refuses more images and videos than a task can hold, and gives lemlist the time that it takes to
 * download the others.
 * @throws NodeOperationError from the hook, with code `LINKEDIN_MEDIA_TOO_MANY`
 */
export const mediaFit = (images: Parameter, videos: Parameter): PreSendAction =>
	async function (request) {
		const body = request.body as IDataObject;
		const counts = [images, videos].map(({ name }) => listOf(body[name]).length);
		const total = counts[0]! + counts[1]!;
		if (total > MAX_MEDIA) {
			const [one, other] = counts[0] ? [images, videos] : [videos, images];
			throw refusal(this, one, {
				problem: `and '${other.label}' hold ${total} files together`,
				advice: `A task takes at most ${MAX_MEDIA} images and videos together.`,
				code: 'LINKEDIN_MEDIA_TOO_MANY',
			});
		}
		if (total > 0) request.timeout = Math.max(request.timeout ?? 0, MEDIA_TIMEOUT_MS);
		return request;
	};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * Refuses images and videos of a task that is not to be a LinkedIn task: lemlist would create it
 * without them and say nothing (developer.lemlist.com, Create Task).
 * @throws NodeOperationError from the hook, with lemlist's code for it on Update Task
 */
export const mediaNeedLinkedIn = (...media: Parameter[]): PreSendAction =>
	async function (request) {
		const body = request.body as IDataObject;
		const given = media.find(({ name }) => name in body);
		if (given && body['type'] !== 'linkedin')
			throw refusal(this, given, ONLY_LINKEDIN, body['type']);
		return request;
	};

const ONLY_LINKEDIN = {
	problem: 'is only for tasks of the type LinkedIn, and this one is of another',
	advice: 'Set Type to LinkedIn, or leave images and videos out.',
	code: 'LINKEDIN_MEDIA_INVALID_TYPE',
};

/** Sends a field of the body by another name. */
export const renamed = (from: string, to: string): PreSendAction =>
	async function (request) {
		const { [from]: value, ...others } = request.body as IDataObject;
		request.body = { ...others, [to]: value };
		return request;
	};
