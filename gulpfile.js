// Builds dist/: what n8n loads, and nothing else.
const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

// A readable file for each source file, so that what is published can be reviewed.
const compile = () => {
	const compiler = execFile(process.execPath, [require.resolve('typescript/bin/tsc')]);
	compiler.stdout.pipe(process.stdout);
	return compiler;
};

// `encoding: false` keeps gulp 5 from reading images as UTF-8, which would damage a PNG.
const copy = () =>
	src('nodes/**/*.{svg,png,json}', { base: '.', encoding: false }).pipe(dest('dist'));

exports.build = series(clean, parallel(compile, copy));
exports.default = exports.build;
