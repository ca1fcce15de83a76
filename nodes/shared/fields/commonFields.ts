import { boolean } from './boolean';
import { invalid } from './coercion';
import { showWhen } from './field';
import { number } from './number';
import { string } from './string';

/** Return All and Limit, worded as in all n8n nodes. Spread them into an operation's fields. */
export const paging = {
	returnAll: boolean({
		displayName: 'Return All',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	}),
	limit: showWhen(
		number({
			displayName: 'Limit',
			default: 50,
			min: 1,
			description: 'Max number of results to return',
		}),
		{ returnAll: [false] },
	),
};

/** Maximum number of results: Infinity if Return All is on. */
export function resultLimit(params: { returnAll: boolean; limit: number }): number {
	return params.returnAll ? Infinity : params.limit;
}

/** Simplify, worded as in all n8n nodes. */
export const simplify = boolean({
	displayName: 'Simplify',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

/** Name of the item's binary property, worded as in all n8n nodes. */
export const binaryPropertyName = string({
	displayName: 'Put Output File in Field',
	default: 'data',
	description: 'The name of the output binary field to put the file in',
	hint: 'The name of the output binary field to put the file in',
	required: true,
	check(name, displayName) {
		// Assigning to this name would set the object's prototype.
		if (name !== '__proto__') return name;
		throw invalid(displayName, `cannot be '${name}'`, 'Choose another name, e.g. data.');
	},
});
