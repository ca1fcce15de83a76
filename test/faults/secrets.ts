import type { IDataObject } from 'n8n-workflow';
import type { RecordedRequest, Sandbox } from '../sandbox';
import type { PlainCredentials } from '../support/engine/workflow';
import type { Case } from './cases';
import type { Evidence } from './evidence';

/** Names of secret fields in credentials, and in items. */
const secretFields = ['clientSecret', 'apiKey', 'key'];
const secretsInItems = ['token', 'password'];

/** All secrets, in every encoding. */
export function secretsOf(
	{ tokens, videoTokens, contactNowTokens }: Sandbox,
	{ plan }: Case,
	credentials: PlainCredentials,
	items: readonly IDataObject[],
	requests: readonly RecordedRequest[],
): Pick<Evidence, 'outputTokens' | 'passedSecrets' | 'secrets'> {
	const fields = Object.values(credentials).flatMap((data) =>
		secretFields.flatMap((name) => (typeof data[name] === 'string' ? [data[name]] : [])),
	);
	const pairs = requests.flatMap(({ headers }) => {
		const [, pair] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
		return pair ? [pair] : [];
	});
	const outputTokens =
		plan.outputTokens?.({ tokens, videoTokens, contactNowTokens } as Sandbox) ?? [];
	const passed = items.flatMap((item) =>
		secretsInItems.flatMap((name) => (typeof item[name] === 'string' ? [item[name]] : [])),
	);
	const issued = [tokens, videoTokens, contactNowTokens].flatMap((control) => control.issued());
	const own = [...fields, ...pairs, ...issued].filter(
		(secret) => !outputTokens.includes(secret) && !passed.includes(secret),
	);
	return {
		secrets: formsOf(own),
		passedSecrets: formsOf([...passed, ...outputTokens]),
		outputTokens,
	};
}

function formsOf(secrets: readonly string[]): string[] {
	const forms = secrets.flatMap((secret) => [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ '': secret }).toString().slice(1),
		Buffer.from(secret).toString('base64'),
		JSON.stringify(secret).slice(1, -1),
	]);
	return [...new Set(forms)];
}
