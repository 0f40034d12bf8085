/** How the parts of the picture look. */
export const rules: readonly string[] = [
	'.middle{text-anchor:middle}',
	'path{fill:none}',
	'.even{fill:var(--even)}',
	'.odd{fill:var(--odd)}',
	'.bad{fill:var(--bad)}',
	'.line,.axis,.earliest{stroke:var(--line)}',
	'.line{stroke-width:1.5}',
	'.earliest{stroke-dasharray:3 3}',
	'.accepted{fill:var(--good)}',
	'.rejected{stroke:var(--bad);stroke-width:2.2;stroke-linecap:round}',
];
