/** A resource locator as n8n stores it. Expressions, sheets and models may pass one on as a whole. */
interface Locator {
	__rl: true;
	value?: unknown;
}

/** Whether a value is a resource locator of n8n, whatever its mode: `{ __rl: true, mode, value }`. */
export const isLocator = (value: unknown): value is Locator =>
	typeof value === 'object' && value !== null && '__rl' in value && value.__rl === true;
