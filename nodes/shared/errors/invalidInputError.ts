/**
 * A value that the user typed or an expression returned cannot be used.
 *
 * Thrown before any request is sent. The item runner turns it into n8n's NodeOperationError for
 * that item; `message` names the field and the problem, `description` says how to fix it.
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
