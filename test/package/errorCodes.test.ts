import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const documented = readFileSync(join(root, 'docs/errors.md'), 'utf8');

/** Every literal in the sources that looks like an error code. */
const codes = readdirSync(join(root, 'nodes'), { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.ts'))
	.map((path) => readFileSync(join(root, 'nodes', path), 'utf8'))
	.flatMap((source) => [...source.matchAll(/['\t]([A-Z]+(?:_[A-Z0-9]+)+)(?:'|: \{)/g)])
	.flatMap(([, code]) => code ?? [])
	// Documented as HTTP_…, since any status is possible.
	.filter((code) => !code.startsWith('HTTP_'));

test.each([...new Set(codes)])('docs/errors.md documents %s', (code) => {
	expect(documented).toContain(`\`${code}\``);
});

test('the search finds codes', () => {
	expect(codes).toContain('LINKEDIN_MEDIA_GIF_INVALID');
	expect(codes).toContain('UNKNOWN_ASSIGNEE');
	expect(codes).toContain('NOT_IN_V1');
});
