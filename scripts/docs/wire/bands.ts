import { px, text } from '../../svg/text';
import { BANDS, COUNTS, LABELS, type Scale } from './layout';
import type { CountedWindow } from './run';

/** The server's windows behind the lanes, with what was accepted and rejected in each and in all. */
export const bands = (windows: readonly CountedWindow[], x: Scale, bottom: number): string[] => {
	const sum = (of: 'accepted' | 'rejected') =>
		windows.reduce((total, window) => total + window[of], 0);
	return [
		...windows.flatMap((window, index) => bandOf(window, index, x, bottom)),
		text(LABELS, COUNTS.accepted, 'label', `${sum('accepted')} accepted`),
		text(LABELS, COUNTS.rejected, 'label bad', `${sum('rejected')} rejected`),
	];
};

function bandOf(window: CountedWindow, index: number, x: Scale, bottom: number): string[] {
	const { accepted, rejected } = window;
	const [left, right] = [x(window.fromMs), x(window.toMs)];
	const middle = (left + right) / 2;
	return [
		`<rect class="${index % 2 === 0 ? 'even' : 'odd'}" x="${px(left)}" y="${BANDS}" width="${px(right - left)}" height="${bottom - BANDS}"/>`,
		text(middle, COUNTS.accepted, 'label middle', accepted),
		...(rejected > 0 ? [text(middle, COUNTS.rejected, 'label bad middle', rejected)] : []),
	];
}
