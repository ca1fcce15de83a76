import type {
	ICredentialsHelper,
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';

/** Plain credentials by ID: the objects that a test passes, in place of n8n's stored credentials. */
export type CredentialStore = Map<string, ICredentialDataDecryptedObject>;

/**
 * Stands in for the credentials helper of n8n's server package, which is not a library: it returns
 * plain credentials, runs a credential's own `preAuthentication` when its expirable field is empty or
 * has expired, stores what that and n8n's own OAuth2 give, and resolves the expressions of a generic
 * `authenticate`.
 */
export class TestCredentialsHelper implements ICredentialsHelper {
	constructor(
		private readonly types: Readonly<Record<string, ICredentialType>>,
		private readonly store: CredentialStore,
	) {}

	getParentTypes = () => [];

	isCredentialUsableByNode = () => true;

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		{ id }: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const data = this.store.get(id ?? '');
		if (!data) throw new Error(`The test has no credential with the ID '${id}'`);
		const defaults = this.getCredentialsProperties(type).map(({ name, default: value }) => [
			name,
			value,
		]);
		return { ...Object.fromEntries(defaults), ...data };
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
		node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const expirable = this.getCredentialsProperties(type).find(
			({ typeOptions }) => typeOptions?.expirable,
		);
		if (!expirable || (credentials[expirable.name] !== '' && !expired)) return undefined;
		const output = await this.runPreAuthentication(helpers, credentials, type);
		if (output?.[expirable.name] === undefined) return undefined;
		const renewed = { ...credentials, ...output };
		const details = node.credentials?.[type];
		if (details) await this.updateCredentials(details, type, renewed);
		return renewed;
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await this.types[type].preAuthentication?.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		options: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const { properties } = this.types[type].authenticate as IAuthenticateGeneric;
		const resolved = Object.entries(properties.headers ?? {}).map(([name, value]) => [
			name,
			workflow.expression.getSimpleParameterValue(
				node,
				value as string,
				'internal',
				{ $credentials: credentials },
				undefined,
				'',
			),
		]);
		return { ...options, headers: { ...options.headers, ...Object.fromEntries(resolved) } };
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Encrypted credentials are the server package’s business');
	}

	async updateCredentials(
		{ id }: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		Object.assign(this.store.get(id ?? '') ?? {}, data);
	}

	async updateCredentialsOauthTokenData(
		{ id }: INodeCredentialsDetails,
		_type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		Object.assign(this.store.get(id ?? '') ?? {}, { oauthTokenData });
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types[type].properties;
	}
}
