// JSON Schemas for the control API. Misspelt names are rejected, not ignored.

import { assumptions } from './answers';
import { errorShapes } from './errors';
import { windowKinds } from './rateLimits';
import { retryAfterForms } from './settings';

const milliseconds = { type: 'number', minimum: 0 };
const count = { type: 'integer', minimum: 0 };
const share = { type: 'number', minimum: 0, maximum: 1 };

const latency = {
	type: 'object',
	additionalProperties: false,
	required: ['minMs', 'maxMs'],
	properties: {
		minMs: milliseconds,
		maxMs: milliseconds,
		slowShare: share,
		slowMs: milliseconds,
	},
};

/** Body of `POST /sandbox/settings`; `limit: null` removes the limit. */
export const settingsSchema = {
	type: 'object',
	additionalProperties: false,
	properties: {
		window: { type: 'string', enum: windowKinds },
		limit: { type: 'integer', minimum: 1, nullable: true },
		windowMs: { type: 'number', exclusiveMinimum: 0 },
		latency,
		retryAfter: { type: 'string', enum: retryAfterForms },
		errorShape: { type: 'string', enum: errorShapes },
		hasV2: { type: 'boolean' },
		hasRecords: { type: 'boolean' },
		searchLagMs: milliseconds,
		scannerAwayTimes: count,
		mediaTimeoutMs: milliseconds,
		answers: {
			type: 'object',
			additionalProperties: false,
			properties: Object.fromEntries(Object.keys(assumptions).map((name) => [name, {}])),
		},
	},
};

/** Body of `POST /sandbox/reset`: tasks, how many tasks and records to generate, and settings. */
export const resetSchema = {
	type: 'object',
	additionalProperties: false,
	properties: {
		tasks: {
			anyOf: [
				count,
				{
					type: 'array',
					items: {
						type: 'object',
						required: [
							'_id',
							'type',
							'title',
							'content',
							'status',
							'dueDate',
							'createdAt',
							'userId',
							'images',
							'videos',
						],
					},
				},
			],
		},
		contacts: count,
		companies: count,
		settings: settingsSchema,
	},
};

/** Body of `POST /sandbox/faults`. */
export const faultSchema = {
	type: 'object',
	additionalProperties: false,
	required: ['answer'],
	properties: {
		answer: {
			anyOf: [
				{ type: 'string', enum: ['reset', 'cut', 'html', 'malformed'] },
				{
					type: 'object',
					additionalProperties: false,
					required: ['hangMs'],
					properties: { hangMs: milliseconds },
				},
				{
					type: 'object',
					additionalProperties: false,
					required: ['status'],
					properties: {
						status: { type: 'integer', minimum: 200, maximum: 599 },
						body: { anyOf: [{ type: 'string' }, { type: 'object' }] },
						headers: { type: 'object', additionalProperties: { type: 'string' } },
					},
				},
			],
		},
		method: { type: 'string' },
		path: { type: 'string' },
		taskId: { type: 'string' },
		times: { type: 'integer', minimum: 1 },
		probability: share,
		seed: { type: 'integer' },
		fromMs: milliseconds,
		untilMs: milliseconds,
		saved: { type: 'boolean' },
	},
};
