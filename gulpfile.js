// Builds dist/: TypeScript compiled, everything else copied byte for byte.
const { rm } = require('node:fs/promises');
const { execFile } = require('node:child_process');
const { dest, parallel, series, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

const compile = () => {
	const compiler = execFile(process.execPath, [require.resolve('typescript/bin/tsc')]);
	compiler.stdout.pipe(process.stdout);
	return compiler;
};

// `encoding: false` keeps gulp 5 from reading images as UTF-8, which would damage a PNG.
const copy = () =>
	src('nodes/**/*.{svg,png,json}', { base: '.', encoding: false }).pipe(dest('dist'));

const icons = () =>
	src('credentials/**/*.{svg,png}', { base: '.', encoding: false, allowEmpty: true }).pipe(
		dest('dist'),
	);

exports.build = series(clean, parallel(compile, copy, icons));
exports.default = exports.build;
