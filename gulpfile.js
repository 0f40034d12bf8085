// Builds dist/: what n8n loads, and nothing else.
const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');

const clean = () => rm('dist', { recursive: true, force: true });

const checkTypes = () => {
	const compiler = execFile(process.execPath, [require.resolve('typescript/bin/tsc'), '--noEmit']);
	compiler.stdout.pipe(process.stdout);
	return compiler;
};

// One file for the node and one for the credential: n8n loads no more than it has to, and the
// package stays small. Functions and classes keep their names, so that a stack trace can be read.
const bundle = () =>
	esbuild.build({
		entryPoints: [...n8n.nodes, ...n8n.credentials].map((path) =>
			path.replace('dist/', '').replace(/\.js$/, '.ts'),
		),
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		packages: 'external',
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		minify: true,
		keepNames: true,
		legalComments: 'none',
	});

// `encoding: false` keeps gulp 5 from reading images as UTF-8, which would damage a PNG.
const copy = () =>
	src('nodes/**/*.{svg,png,json}', { base: '.', encoding: false }).pipe(dest('dist'));

exports.build = series(clean, parallel(checkTypes, bundle, copy));
exports.default = exports.build;
