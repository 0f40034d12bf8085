// The API's errors, and the four body formats seen across lemlist's API. Its docs show plain text
// for tasks; the format of the LINKEDIN_MEDIA_* errors is undocumented.

/**
 * The formats of a body:
 *
 * - `text`: `CODE` for a media error, otherwise the message, as text/plain
 * - `error`: `{"error": "…"}` with the same text
 * - `errorAndCode`: `{"error": "message", "code": "CODE"}`
 * - `envelope`: `{"success": false, "error": {"code": "CODE", "message": "message"}}`
 */
export const errorShapes = ['text', 'error', 'errorAndCode', 'envelope'] as const;

/** One of {@link errorShapes}. */
export type ErrorShape = (typeof errorShapes)[number];

/** Messages that, according to the docs, differ in an envelope. */
const envelopeMessages: Record<string, string> = { ROUTE_UNAUTHORIZED: 'Unauthorized' };

/** Thrown by a route to reject a request. */
export class ApiError extends Error {
	/**
	 * @param status HTTP status
	 * @param code lemlist's code, such as `LINKEDIN_MEDIA_TOO_MANY`
	 * @param shape a fixed body format; default that of the route
	 */
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly shape?: ErrorShape,
	) {
		super(message);
	}

	/** The body in the given format. */
	body(shape: ErrorShape): string | object {
		const { code, message } = this;
		const text = code.startsWith('LINKEDIN_MEDIA_') ? code : message;
		switch (shape) {
			case 'text':
				return text;
			case 'error':
				return { error: text };
			case 'errorAndCode':
				return { error: message, code };
			case 'envelope':
				return { success: false, error: { code, message: envelopeMessages[code] ?? message } };
		}
	}
}

/** Thrown to reject a request with a body that is sent as it is. */
export class VerbatimError extends ApiError {
	/** @param type media type of the body */
	constructor(
		status: number,
		private readonly text: string | object,
		readonly type: string,
	) {
		super(status, 'REFUSED', '');
	}

	override body(): string | object {
		return this.text;
	}
}

/** 402 for a route that is not in the key's plan. */
export function planTooLow(): ApiError {
	return new ApiError(402, 'PLAN_TOO_LOW', 'route is available starting emailPro plan');
}

/** 400 `Bad team`: the documented response for anything outside the key's team. */
export function badTeam(): ApiError {
	return new ApiError(400, 'BAD_TEAM', 'Bad team');
}

/**
 * 400 for a malformed request. lemlist documents `Bad params`; the text after the colon is ours.
 */
export function badParams(what: string): ApiError {
	return new ApiError(400, 'INVALID_PARAMETER', `Bad params: ${what}`);
}
