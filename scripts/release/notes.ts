// `npm run release:notes -- 1.2.3`: prints the notes of a release on GitHub, which are what CHANGELOG.md
// says about it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sectionOf } from './sectionOf';

const [version = 'Unreleased'] = process.argv.slice(2);
console.log(sectionOf(readFileSync(join(__dirname, '../../CHANGELOG.md'), 'utf8'), version));
