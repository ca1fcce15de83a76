import type { TestSandbox } from '../../support/sandbox';

/** Asks token.php past the package's own code; not counted. */
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

/** An expression for a text that does not show it, so that whatever shows it comes from the node. */
export function hidden(text: string): string {
	const reversed = [...text].reverse().join('');
	return `={{ ${JSON.stringify(reversed)}.split('').reverse().join('') }}`;
}

/** The account's token, made now if there is none. */
export async function newToken(sandbox: TestSandbox, address = ''): Promise<string> {
	const { username, key } = sandbox.current.accounts.contactNow;
	const login = { action: 'get', username, password: key };
	const { token = '' } = await ask(sandbox, { ...login, ...(address && { address }) });
	return token;
}
