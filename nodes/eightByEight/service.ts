import type { ApiError } from '../shared/errors/apiError';
import { unreadableResponse } from '../shared/errors/generalErrorText';

/** What error messages call every service of 8x8. */
export const serviceName = '8x8';

/**
 * The failure of a read of 8x8 whose response makes no sense.
 *
 * @param request `GET /queues`
 */
export function unreadable(request: string): ApiError {
	return unreadableResponse(request, serviceName);
}
