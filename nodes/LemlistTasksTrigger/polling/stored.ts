// Parts of what n8n has stored for a trigger. Other versions, imports and hands may have written it.

/** The last moment that a date can be, in epoch ms. */
const MAX_DATE = 8.64e15;

/** Whether it is a moment since 1970, in epoch ms. */
export const isMoment = (value: unknown): value is number =>
	typeof value === 'number' && value >= 0 && value <= MAX_DATE;

/** Whether it is a list of moments. */
export const isMomentList = (value: unknown): value is number[] =>
	Array.isArray(value) && value.every(isMoment);

/** Whether it is moments by name. */
export const isMoments = (value: unknown): value is Record<string, number> =>
	typeof value === 'object' &&
	value !== null &&
	!Array.isArray(value) &&
	Object.values(value).every(isMoment);

/** Whether it is a list of texts. */
export const isTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((each) => typeof each === 'string');

/** Whether it is a whole number from 0. */
export const isCount = (value: unknown): value is number =>
	Number.isSafeInteger(value) && Number(value) >= 0;
