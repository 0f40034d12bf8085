// The gate for replies: what a valid body looks like. Anything else with a 2xx is `UNEXPECTED_ANSWER`.

/** Whether a body is what a request asked for. */
export type Expectation = (body: unknown) => boolean;

const hasId: Expectation = (body) => isRecord(body) && typeof body['_id'] === 'string';

/** A task, as Create and Update return it. */
export const isTask = hasId;

/** The task with an ID, as Update returns it. */
export const isTaskWith =
	(id: string): Expectation =>
	(body) =>
		isTask(body) && (body as Record<string, unknown>)['_id'] === id;

/** A page of tasks. Its numbers drive loops, so they have to make sense. */
export const isTaskPage: Expectation = (body) =>
	isRecord(body) &&
	Array.isArray(body['results']) &&
	body['results'].every(isTask) &&
	isCount(body['total'], 0) &&
	isCount(body['limit'], 1);

/** The team, with its members. */
export const isTeam: Expectation = (body) => {
	if (!isRecord(body) || isError(body)) return false;
	const { users } = body;
	const isMember = (user: unknown) => isRecord(user) && typeof user['userId'] === 'string';
	return Array.isArray(users) && users.every(isMember);
};

/** The list that a body is, or that it holds under a name: lemlist documents the one and sends the other. */
export const listUnder = (body: unknown, name: string): unknown =>
	Array.isArray(body) ? body : (Object(body) as Record<string, unknown>)[name];

const isListUnder =
	(name: string): Expectation =>
	(body) => {
		const list = listUnder(body, name);
		return Array.isArray(list) && list.every(hasId);
	};

/** Campaigns, as a bare list or inside an object. */
export const isCampaigns = isListUnder('campaigns');

/** Contacts or companies, as a bare list or a page of one. */
export const isRecords = isListUnder('data');

/** `{}`, perhaps with flags that are true: done, without anything to return. */
export const isConfirmation: Expectation = (body) =>
	isRecord(body) && !isError(body) && Object.keys(body).every((key) => body[key] === true);

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isError = ({ error, errors, success }: Record<string, unknown>): boolean =>
	error !== undefined || errors !== undefined || success === false;

/** A whole number from `min`, or nothing. */
const isCount = (value: unknown, min: number): boolean =>
	value === undefined || (Number.isInteger(value) && Number(value) >= min);
