/** What authenticates a request. */
export interface Authorisation {
	readonly headers?: Readonly<Record<string, string>>;
	/** Added to the form of a form request, for the API that takes its key there. */
	readonly form?: Readonly<Record<string, string>>;
	/** The token in use, so that exactly this one is invalidated when the service refuses it. */
	readonly token?: string;
}

/** One credential, as the HTTP client uses it. */
export interface Authentication {
	/**
	 * @param path of the request, for the API that opens some paths with a key and others with a token
	 * @throws {ApiError} when a token is needed and the service does not issue one
	 */
	authorise(path: string): Promise<Authorisation>;
	/** Called after a request that succeeded: the token works. */
	markAccepted(accepted: Authorisation): void;
	/** Called after a failure with an HTTP status; true when another attempt would use another token. */
	invalidate(refused: Authorisation, status: number): boolean;
	/** Names of the products that the credential is valid for, if known. */
	products(): readonly string[] | undefined;
	/** Texts that must not be seen in any message. */
	secrets(): readonly string[];
	/** Where an API has tokens as its answers; without it none is kept. */
	readonly tokens?: IssuedTokenCache;
}

/** A token as it is kept, whichever API handed it out. */
export interface Token {
	readonly value: string;
	/** When to stop using it: epoch milliseconds by this machine's clock, safety margin taken off. */
	readonly expiresAt: number;
	/** When it ends as the API said it, in epoch seconds by the server's clock, where users see that. */
	readonly expire?: number;
	/** What the token gives access to, where the API tells. */
	readonly products?: readonly string[];
}

/** Tokens that are an operation's output, kept until they end as those are that authorise requests. */
export interface IssuedTokenCache {
	/**
	 * @param name tells apart the tokens of one credential
	 * @param fetch asks the API; called when no token is kept, or when it must be `fresh`
	 */
	get(name: string, fetch: () => Promise<Token>, how: { fresh: boolean }): Promise<Token>;
	/** Hands a token out no more, because it may have ended before its time. */
	forget(value: string): void;
}

/** For APIs that hand out no tokens of their own. */
export const noIssuedTokenCache: IssuedTokenCache = {
	get: (_name, fetch) => fetch(),
	forget: () => undefined,
};

/** For requests that carry their own proof, such as the one that asks for a token. */
export function withSecrets(
	secrets: readonly string[],
	authorisation: Authorisation = {},
): Authentication {
	return {
		authorise: () => Promise.resolve(authorisation),
		markAccepted: () => undefined,
		invalidate: () => false,
		products: () => undefined,
		secrets: () => secrets,
	};
}
