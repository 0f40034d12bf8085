// For the code that is never shipped (sandbox, scripts, tests): n8n's rule set without the rules
// that keep a node off the file system and the process. `eslint.config.mjs` is what n8n checks.
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

export default [
	...configWithoutCloudSupport,
	{ files: ['**/*.ts'], rules: { 'no-console': 'off' } },
];
