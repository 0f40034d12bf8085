// The errors the API answers with, and the four forms their bodies are seen in across lemlist's API
// (its docs show plain text for tasks; the form of the LINKEDIN_MEDIA_* errors is not documented).

/**
 * - `text`: `CODE` for a media error, else the message, as text/plain
 * - `error`: `{"error": "…"}` with the same text
 * - `errorAndCode`: `{"error": "message", "code": "CODE"}`
 * - `envelope`: `{"success": false, "error": {"code": "CODE", "message": "message"}}`
 */
export type ErrorShape = 'text' | 'error' | 'errorAndCode' | 'envelope';

/** Thrown by a route to refuse a request. */
export class ApiError extends Error {
	/**
	 * @param status HTTP status
	 * @param code lemlist's code, such as `LINKEDIN_MEDIA_TOO_MANY`
	 */
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
	) {
		super(message);
	}

	/** The body in the given form. */
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
				return { success: false, error: { code, message } };
		}
	}
}

/** 400 `Bad team`: the documented answer for what does not belong to the key's team. */
export function badTeam(): ApiError {
	return new ApiError(400, 'BAD_TEAM', 'Bad team');
}

/** 400 for a malformed request. lemlist documents `Bad params`; what follows the colon is ours. */
export function badParams(what: string): ApiError {
	return new ApiError(400, 'INVALID_PARAMETER', `Bad params: ${what}`);
}
