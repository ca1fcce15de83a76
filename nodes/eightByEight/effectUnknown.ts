import { isEffectUnknown, type ErrorText, type Failure } from '../shared/errors/apiError';

/**
 * Makes an explanation for writes that 8x8 may have carried out although they failed: the response was
 * lost or unreadable, or the server failed while processing the request.
 *
 * @param message what may have happened, without a final period
 * @param howToFix how to find out, and whether the operation may run again, as whole sentences
 * @returns an `explain` for the request; undefined for failures whose effect is known, which are then
 * explained by the API or by HTTP status
 */
export function explainEffectUnknown(
	message: string,
	howToFix: string,
): (failure: Failure) => ErrorText | undefined {
	const errorText = {
		message,
		description: `No usable response arrived, and the node did not send the request again. ${howToFix}`,
	};
	return (failure) => (isEffectUnknown(failure) ? errorText : undefined);
}
