/**
 * Something the user typed or an expression delivered cannot be used.
 *
 * Thrown before any request is sent. The item runner turns it into n8n's NodeOperationError for the
 * item in question; `message` says what is wrong with which field, `description` how to fix it.
 */
export class InvalidInputError extends Error {
	override readonly name = 'InvalidInputError';

	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
	}
}
