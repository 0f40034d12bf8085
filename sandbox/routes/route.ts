// A route: a path and method of the contract, and its handler.

import type { Method } from '../contract';
import type { MediaLibrary } from '../mediaLibrary';
import type { Settings } from '../settings';
import type { Store } from '../store';

/** What routes operate on. */
export interface World {
	store: Store;
	media: MediaLibrary;
	settings: Settings;
	/** Epoch ms. */
	now(): number;
}

/** An authenticated request that matches the contract. */
export interface ApiRequest {
	body: unknown;
	query: unknown;
}

/** One route. To add one, add its file, its entry in the contract and its line in `index.ts`. */
export interface Route {
	method: Method;
	/** As in the contract, without `/api`. */
	path: string;
	/** Returns the JSON of a 200 response. @throws ApiError to reject the request */
	handle(request: ApiRequest, world: World): unknown;
}
