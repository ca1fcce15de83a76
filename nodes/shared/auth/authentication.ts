/** What authenticates a request. */
export interface Authorisation {
	readonly headers?: Readonly<Record<string, string>>;
	/** Fields added to a form request, for APIs that expect the key there. */
	readonly form?: Readonly<Record<string, string>>;
	/** The token in use, so that exactly this one is invalidated when the service refuses it. */
	readonly token?: string;
}

/** One credential, as the HTTP client uses it. */
export interface Authentication {
	/**
	 * @param path of the request, for APIs that take a key on some paths and a token on others
	 * @throws {ApiError} when a token is needed and the service does not issue one
	 */
	authorise(path: string): Promise<Authorisation>;
	/** Records that a request with this authorisation succeeded: the token works. */
	markAccepted(accepted: Authorisation): void;
	/** Called after a failure with an HTTP status. Returns true if another attempt would use another token. */
	invalidate(refused: Authorisation, status: number): boolean;
	/** Names of the products that the credential is valid for, if known. */
	products(): readonly string[] | undefined;
	/** Texts that must not appear in any message. */
	secrets(): readonly string[];
	/** For APIs whose responses are tokens; without it, none is cached. */
	readonly tokens?: IssuedTokenCache;
}

/** A cached token, whichever API issued it. */
export interface Token {
	readonly value: string;
	/** When to stop using it: epoch milliseconds by this machine's clock, less a safety margin. */
	readonly expiresAt: number;
	/** Its expiry as the API reported it, if users see it: epoch seconds by the server's clock. */
	readonly expire?: number;
	/** Names of the products that the token gives access to, if the API lists them. */
	readonly products?: readonly string[];
}

/** Caches tokens that are an operation's output until they expire, like the tokens that authorise requests. */
export interface IssuedTokenCache {
	/**
	 * @param name distinguishes the tokens of one credential
	 * @param fetch requests a token; called if none is cached, or if it must be `fresh`
	 */
	get(name: string, fetch: () => Promise<Token>, how: { fresh: boolean }): Promise<Token>;
	/** Stops returning a token, because it may have been revoked. */
	forget(value: string): void;
}

/** For APIs that issue no tokens as output. */
export const noIssuedTokenCache: IssuedTokenCache = {
	get: (_name, fetch) => fetch(),
	forget: () => undefined,
};

/** For requests whose authorisation never changes, such as the one that fetches a token. */
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
