import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const documented = readFileSync(join(root, 'docs/errors.md'), 'utf8');

/** Every literal of the sources that looks like a code of an error. */
const codes = readdirSync(join(root, 'nodes'), { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.ts'))
	.map((path) => readFileSync(join(root, 'nodes', path), 'utf8'))
	.flatMap((source) => [...source.matchAll(/['\t]([A-Z]+(?:_[A-Z0-9]+)+)(?:'|: \{)/g)])
	.flatMap(([, code]) => code ?? [])
	// In the docs as HTTP_…, since any status may come.
	.filter((code) => !code.startsWith('HTTP_'));

test.each([...new Set(codes)])('docs/errors.md has %s', (code) => {
	expect(documented).toContain(`\`${code}\``);
});

test('the codes are found at all', () => {
	expect(codes).toContain('LINKEDIN_MEDIA_GIF_INVALID');
	expect(codes).toContain('UNKNOWN_ASSIGNEE');
	expect(codes).toContain('NOT_IN_V1');
});
