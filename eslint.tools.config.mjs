// For the code that is never shipped (sandbox, scripts, tests, benchmark): n8n's rule set without the
// rules that keep a node off the file system, the process and the console. What n8n itself checks is
// `eslint.config.mjs`.
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

export default [
	...configWithoutCloudSupport,
	{
		files: ['**/*.ts'],
		rules: {
			'no-console': 'off',
			'@n8n/community-nodes/no-dangerous-functions': 'off',
		},
	},
];
