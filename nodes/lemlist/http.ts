/** What came back for one request, whatever its status. */
export interface Reply {
	/** HTTP status. */
	statusCode: number;
	/** Header names in lower case. */
	headers: Readonly<Record<string, unknown>>;
	/** The parsed body, or its text. */
	body: unknown;
}
