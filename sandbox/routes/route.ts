// What a route is: a path and method of the contract, and what is done when a request passed it.

import type { Method } from '../contract';
import type { MediaLibrary } from '../mediaLibrary';
import type { Store } from '../store';

/** What routes work on. */
export interface World {
	store: Store;
	media: MediaLibrary;
	/** Epoch ms. */
	now(): number;
}

/** A request that was let in and fits the contract. */
export interface ApiRequest {
	body: unknown;
	query: unknown;
}

/** One route. Its file is all there is to add, besides the contract and the list in `index.ts`. */
export interface Route {
	method: Method;
	/** As in the contract, without `/api`. */
	path: string;
	/** Gives the JSON of a 200 answer. @throws ApiError to refuse the request */
	handle(request: ApiRequest, world: World): unknown;
}
