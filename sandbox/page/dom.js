// Shorthands for the document.

/**
 * The element with this ID.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
	const found = document.getElementById(id);
	if (!found) throw new Error(`The page has no #${id}`);
	return found;
}

/**
 * A new element with the given properties and children.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] `text` is its text
 * @param {Array<Node | string>} children
 */
export function element(tag, { text, ...properties } = {}, ...children) {
	const made = Object.assign(document.createElement(tag), properties);
	if (text !== undefined) made.textContent = String(text);
	made.append(...children);
	return made;
}
