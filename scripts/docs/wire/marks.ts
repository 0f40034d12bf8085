import { px } from '../../svg/text';
import { MARK } from './layout';

/** An accepted request: a dot. */
export const dot = (x: number, y: number): string =>
	`<circle class="accepted" cx="${px(x)}" cy="${px(y)}" r="${(MARK - 0.6) / 2}"/>`;

/** A rejected request: a cross. */
export const cross = (x: number, y: number): string => {
	const half = MARK / 2 - 0.3;
	const size = 2 * half;
	return `<path class="rejected" d="M${px(x - half)} ${px(y - half)}l${size} ${size}m0-${size}l-${size} ${size}"/>`;
};
