import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const documented = readFileSync(join(root, 'docs/errors.md'), 'utf8');

/** All strings and keys in the sources that look like an error code. */
const codes = readdirSync(join(root, 'nodes'), { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.ts'))
	.map((path) => readFileSync(join(root, 'nodes', path), 'utf8'))
	.flatMap((source) => [...source.matchAll(/['\t]([A-Z]+(?:_[A-Z0-9]+)+)(?:'|: \{)/g)])
	.flatMap(([, code]) => code ?? [])
	// Documented as HTTP_…, since any status is possible.
	.filter((code) => !code.startsWith('HTTP_'));

it.each([...new Set(codes)])('docs/errors.md documents %s', (code) => {
	expect(documented).toContain(`\`${code}\``);
});

it('finds codes in the sources', () => {
	expect(codes).toContain('LINKEDIN_MEDIA_GIF_INVALID');
	expect(codes).toContain('UNKNOWN_ASSIGNEE');
	expect(codes).toContain('NOT_IN_V1');
});
