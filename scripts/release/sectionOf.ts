/**
 * What CHANGELOG.md says about a version, without its heading. In the format of Keep a Changelog, each
 * version has a heading `## [1.2.3] - 2026-01-31`, and the file ends with their links, `[1.2.3]: https://…`.
 *
 * @throws Error if the version has no section, or an empty one.
 */
export function sectionOf(changelog: string, version: string): string {
	const [, ...sections] = changelog.split(/^## (?=\[)/m);
	const section = sections.find((text) => text.startsWith(`[${version}]`));
	if (section === undefined) throw new Error(`CHANGELOG.md has no section [${version}].`);

	const isEntry = (line: string) => !/^\[[^\]]+\]: http/.test(line);
	const entries = section.split('\n').slice(1).filter(isEntry).join('\n').trim();
	if (entries === '') throw new Error(`Section [${version}] of CHANGELOG.md is empty.`);
	return entries;
}
