// Builds dist/, which contains only what n8n loads.
const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

// Compiles each source file to one readable file, so that the published code can be reviewed.
const compile = () => {
	const compiler = execFile(process.execPath, [require.resolve('typescript/bin/tsc')]);
	compiler.stdout.pipe(process.stdout);
	return compiler;
};

// Without `encoding: false`, gulp 5 would read images as UTF-8 and corrupt PNGs.
const copy = () =>
	src('nodes/**/*.{svg,png,json}', { base: '.', encoding: false }).pipe(dest('dist'));

exports.build = series(clean, parallel(compile, copy));
exports.default = exports.build;
