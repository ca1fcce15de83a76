import type { INodeExecutionData } from 'n8n-workflow';

/** Fields whose values differ from run to run: tokens, links and times that the sandbox generates. */
const volatile = new Set([
	'agent_url',
	'auth_token',
	'expire',
	'expires_at',
	'fileName',
	'guest_link',
	'token',
	'zipName',
]);

/** A field that 8x8's documents both include and omit in the same response: a bulk download's objects. */
const unstated = 'content';

/** Compares an item's results with the expected ones. @returns the first difference, if any */
export function firstDifference(
	results: readonly INodeExecutionData[],
	expected: readonly INodeExecutionData[],
): string | undefined {
	if (results.length !== expected.length) {
		return `${results.length} results in place of ${expected.length}`;
	}
	for (const [index, result] of results.entries()) {
		const [is, should] = [result, expected[index]].map(stable);
		if (is !== should)
			return `result ${index} is ${is.slice(0, 300)} in place of ${should.slice(0, 300)}`;
	}
	return undefined;
}

/** JSON and files of a result, with a placeholder for volatile values. */
function stable({ json, binary }: INodeExecutionData): string {
	return JSON.stringify({ json, binary }, (name, value: unknown) => {
		if (name === unstated) return undefined;
		return volatile.has(name) && value !== undefined ? '…' : value;
	});
}
