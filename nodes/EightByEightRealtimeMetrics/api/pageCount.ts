import { unreadable } from '../../eightByEight/service';
import type { ResponseHeaders } from '../../shared/http/transport';

/**
 * Number of pages of a list, from the header X-Total-Pages; 1 if there is no such header.
 *
 * @param request `GET /queues`, for the error
 * @throws {ApiError} if the header is not a number, so that a partial list is never mistaken for a complete one
 */
export function pageCount({ 'x-total-pages': count }: ResponseHeaders, request: string): number {
	if (count === undefined) return 1;
	if (/^\d+$/.test(count)) return Number(count);
	throw unreadable(request);
}
