import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { ApiError } from './apiError';
import { InvalidInputError } from './invalidInputError';

/**
 * Turns whatever an item failed with into n8n's errors: NodeApiError for what a server said or did not
 * say, NodeOperationError for what the user gave.
 *
 * n8n stores an error with the execution, together with its cause. ApiError is therefore not handed
 * on as a cause, only its words, status and item.
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
