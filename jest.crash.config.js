const { globalSetup, globalTeardown, ...others } = require('./jest.e2e.config');

/** n8n's queue mode, crashed in the middle of a run. It needs Redis and PostgreSQL, and starts its own n8n. */
module.exports = { ...others, testMatch: ['<rootDir>/test/crash/**/*.test.ts'] };
