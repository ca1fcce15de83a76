import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { ApiError } from './apiError';
import { InvalidInputError } from './invalidInputError';

/**
 * Turns any error of an item into one of n8n's: NodeApiError for a failed request, NodeOperationError for
 * invalid input.
 *
 * n8n stores an error with the execution, together with its cause. Therefore an ApiError is not passed as the
 * cause; only its text, status and item are.
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof ApiError) {
		const { message, description, failure } = error;
		const httpCode = failure.status?.toString();
		return new NodeApiError(node, {}, { message, description, httpCode, itemIndex });
	}
	if (error instanceof InvalidInputError) {
		const { message, description } = error;
		return new NodeOperationError(node, message, { description, itemIndex });
	}
	const cause = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(node, cause, { itemIndex });
}
