import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

/** Credentials by type name, such as `{ lemlistTasksApi: { apiKey, baseUrl } }`. */
export type CredentialStore = Record<string, ICredentialDataDecryptedObject>;

/** n8n's credentials helper for credentials in memory. */
export class InMemoryCredentials extends ICredentialsHelper {
	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly store: CredentialStore,
	) {
		super();
	}

	/** Applies a credential's `authenticate`, which has to be a function. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.loader.getCredential(typeName).type;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		throw new Error(`${typeName} has no function that authenticates`);
	}

	async getDecrypted(_: IWorkflowExecuteAdditionalData, __: unknown, type: string) {
		const found = this.store[type];
		if (!found) throw new Error(`There is no credential of type ${type}`);
		return found;
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('Credentials are only in memory');
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(type: string) {
		return this.loader.getCredential(type).type.properties;
	}
}
