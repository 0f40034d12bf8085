import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	INodeTypes,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { ICredentialsHelper, Workflow } from 'n8n-workflow';

/** Credentials by type name, such as `{ lemlistTasksApi: { apiKey, baseUrl } }`. */
export type CredentialStore = Record<string, ICredentialDataDecryptedObject>;

/** n8n's credentials helper for credentials in memory. */
export class InMemoryCredentials extends ICredentialsHelper {
	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly store: CredentialStore,
		private readonly nodeTypes: INodeTypes,
	) {
		super();
	}

	/** Applies a credential's `authenticate`, evaluated with n8n's expression engine. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.loader.getCredential(typeName).type;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		const { auth } = authenticate?.properties ?? {};
		if (!auth) return request;
		const resolved = Object.entries(auth).map(([name, value]) => [
			name,
			this.evaluate(String(value), credentials),
		]);
		return { ...request, auth: Object.fromEntries(resolved) };
	}

	private evaluate(value: string, $credentials: ICredentialDataDecryptedObject): unknown {
		if (!value.startsWith('=')) return value;
		const node = {
			id: 'credential',
			name: 'Credential',
			type: 'n8n-nodes-base.noOp',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: {},
		};
		const { nodeTypes } = this;
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		return workflow.expression.getSimpleParameterValue(node, value, 'internal', { $credentials });
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
