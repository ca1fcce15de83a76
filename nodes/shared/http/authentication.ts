/** What is added to a request so that 8x8 accepts it. */
export interface Authorisation {
	readonly headers?: Readonly<Record<string, string>>;
	/** Added to the form of a form request, for the API that takes its key there. */
	readonly form?: Readonly<Record<string, string>>;
	/** The token in use, so that exactly this one is given up when 8x8 refuses it. */
	readonly token?: string;
}

/** One credential, as the HTTP client uses it. */
export interface Authentication {
	/** @throws {RequestFailed} when a token is needed and 8x8 does not hand one out */
	authorise(): Promise<Authorisation>;
	/** Called after a request that succeeded: the token works. */
	confirm(accepted: Authorisation): void;
	/** Called after a 401; true when another attempt would use another token. */
	renew(refused: Authorisation): boolean;
	/** Names of the 8x8 products that the credential is valid for, where that is known. */
	products(): readonly string[] | undefined;
	/** Texts that must not be seen in any message. */
	secrets(): readonly string[];
}

/** For requests that carry their own proof, such as the one that asks for a token. */
export function withSecrets(
	secrets: readonly string[],
	authorisation: Authorisation = {},
): Authentication {
	return {
		authorise: () => Promise.resolve(authorisation),
		confirm: () => undefined,
		renew: () => false,
		products: () => undefined,
		secrets: () => secrets,
	};
}
