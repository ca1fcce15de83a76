import { unreadable } from '../../eightByEight/service';
import type { ResponseHeaders } from '../../shared/http/transport';

/**
 * Pages of a list in all, by the header X-Total-Pages; one where there is no such header.
 *
 * @throws {ApiError} for what is no count: a part of a list must not pass for the whole
 */
export function pageCount({ 'x-total-pages': count }: ResponseHeaders, request: string): number {
	if (count === undefined) return 1;
	if (/^\d+$/.test(count)) return Number(count);
	throw unreadable(request);
}
