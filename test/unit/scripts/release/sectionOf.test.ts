import { sectionOf } from '../../../../scripts/release/sectionOf';

const CHANGELOG = `# Changelog

Words about the format.

## [Unreleased]

## [1.10.0] - 2026-02-01

### Added

- A field, as in [the docs](docs/errors.md).

### Fixed

- A bug.

## [1.1.0] - 2026-01-15

- The first one.

[Unreleased]: https://example.com/compare/1.10.0...HEAD
[1.10.0]: https://example.com/compare/1.1.0...1.10.0

[1.1.0]: https://example.com/releases/tag/1.1.0
`;

it('is what stands between the headings of two versions', () => {
	expect(sectionOf(CHANGELOG, '1.10.0')).toBe(
		'### Added\n\n- A field, as in [the docs](docs/errors.md).\n\n### Fixed\n\n- A bug.',
	);
});

it('leaves the links out of the last section', () => {
	expect(sectionOf(CHANGELOG, '1.1.0')).toBe('- The first one.');
});

it.each([
	['1.1', 'CHANGELOG.md has no section [1.1].'],
	['Unreleased', 'Section [Unreleased] of CHANGELOG.md is empty.'],
])('says if there is nothing on %s', (version, message) => {
	expect(() => sectionOf(CHANGELOG, version)).toThrow(message);
});
