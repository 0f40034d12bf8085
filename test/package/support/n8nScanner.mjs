// Lints a folder like n8n's scanner for community packages: with its rule sets, and ignoring comments
// that disable rules. A separate program, since Jest cannot load n8n's rules (ES modules).
//
//   node n8nScanner.mjs <folder> <pattern>…    prints { files, problems } as JSON
import tsParser from '@typescript-eslint/parser';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { ESLint } from 'eslint';
import { defineConfig } from 'eslint/config';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { relative } from 'node:path';

const [folder, ...patterns] = process.argv.slice(2);
const { community, credentials, nodes } = n8nNodesBase.configs;

const eslint = new ESLint({
	cwd: folder,
	allowInlineConfig: false,
	overrideConfigFile: true,
	errorOnUnmatchedPattern: true,
	overrideConfig: defineConfig(
		n8nCommunityNodesPlugin.configs.recommended,
		{ rules: { 'no-console': 'error' } },
		{ plugins: { 'n8n-nodes-base': n8nNodesBase } },
		{ files: ['package.json'], rules: community.rules },
		{
			files: ['**/credentials/**/*.ts'],
			rules: {
				...credentials.rules,
				'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
				'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
			},
		},
		{
			files: ['**/nodes/**/*.ts'],
			rules: {
				...nodes.rules,
				'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
				'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
				'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
			},
		},
		{ files: ['**/*.json', '**/*.ts'], languageOptions: { parser: tsParser } },
	),
});

const results = await eslint.lintFiles(patterns);
const problems = results.flatMap(({ filePath, messages }) =>
	messages.map(({ ruleId, line, message }) => ({
		file: relative(folder, filePath),
		rule: ruleId,
		line,
		message,
	})),
);
console.log(JSON.stringify({ files: results.length, problems }));
