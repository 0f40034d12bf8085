import { text } from '../../svg/text';
import { LEGEND } from './layout';
import { cross, dot } from './marks';

/** What the marks and bands mean. */
export const legend = (): string[] => [
	dot(24, LEGEND - 4),
	text(34, LEGEND, 'note', 'accepted'),
	cross(122, LEGEND - 4),
	text(132, LEGEND, 'note', 'rejected with 429, sent again later'),
	`<rect class="even" x="374" y="${LEGEND - 11}" width="12" height="14"/>`,
	`<rect class="odd" x="388" y="${LEGEND - 11}" width="12" height="14"/>`,
	text(408, LEGEND, 'note', 'windows of the server, opened by their first request'),
];
