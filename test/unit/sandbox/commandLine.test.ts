import { readCommandLine, usage } from '../../../sandbox/commandLine';
import { defaultSettings } from '../../../sandbox/settings';

describe('the command line', () => {
	it('starts on port 4010 with the default settings', () => {
		const options = readCommandLine([]);
		expect(options).toMatchObject({ port: 4010, apiKey: 'sandbox-key' });
		expect(options?.tasks?.length).toBeGreaterThan(30);
		expect({ ...defaultSettings, ...options }).toMatchObject(defaultSettings);
	});

	it('parses every option', () => {
		const line =
			'--port 0 --key a --key b --tasks 7 --window slidingLog --limit Infinity --window-ms 500 ' +
			'--latency 60-200 --slow 0.05:1500 --retry-after date --error-shape envelope ' +
			'--no-v2 --no-records --search-lag 3000 --media-timeout 45000 --seed 3';
		const { tasks, ...options } = readCommandLine(line.split(' ')) ?? {};
		expect(tasks).toHaveLength(7);
		expect(options).toEqual({
			port: 0,
			apiKey: 'a',
			apiKeys: ['b'],
			window: 'slidingLog',
			limit: Infinity,
			windowMs: 500,
			latency: { minMs: 60, maxMs: 200, slowShare: 0.05, slowMs: 1500 },
			retryAfter: 'date',
			errorShape: 'envelope',
			hasV2: false,
			hasRecords: false,
			searchLagMs: 3000,
			mediaTimeoutMs: 45000,
			seed: 3,
		});
		for (const [option] of line.matchAll(/--\S+/g)) expect(usage).toContain(option);
	});

	it('returns null for --help', () => {
		expect(readCommandLine(['--help'])).toBeNull();
	});

	it.each([
		[['--port', 'http'], '--port must be a number of at least 0, got "http"'],
		[['--limit', ''], '--limit must be a number of at least 0, got ""'],
		[['--latency', '60'], '--latency must be <number>-<number>, got "60"'],
		[['--slow', '0.1:a'], '--slow must be a number of at least 0, got "a"'],
		[['--window', 'sliding'], '--window must be one of flexibleFixed, alignedFixed, slidingLog,'],
		[['--ports', '1'], "Unknown option '--ports'"],
	])('rejects %j', (args, message) => {
		expect(() => readCommandLine(args)).toThrow(message);
	});
});
