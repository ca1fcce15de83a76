import type { TestSandbox } from '../../support/sandbox';

/** Calls token.php without the package's code; not counted. */
export async function ask(
	{ current }: TestSandbox,
	variables: Record<string, string>,
): Promise<{ success: boolean; token?: string; expire?: number }> {
	const counted = current.requests.length;
	const body = new URLSearchParams(variables);
	const response = await fetch(`${current.url}/token.php`, { method: 'POST', body });
	current.requests.length = counted;
	return JSON.parse(await response.text());
}

/** An expression that yields a text without containing it, so that any occurrence comes from the node. */
export function hidden(text: string): string {
	const reversed = [...text].reverse().join('');
	return `={{ ${JSON.stringify(reversed)}.split('').reverse().join('') }}`;
}

/** The account's token, created if there is none. */
export async function newToken(sandbox: TestSandbox, address = ''): Promise<string> {
	const { username, key } = sandbox.current.accounts.contactNow;
	const login = { action: 'get', username, password: key };
	const { token = '' } = await ask(sandbox, { ...login, ...(address && { address }) });
	return token;
}
