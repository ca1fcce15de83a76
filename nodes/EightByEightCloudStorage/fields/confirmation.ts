import { type Field, boolean } from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';

/**
 * A toggle that must be on before anything is deleted.
 *
 * @param missing the error message while it is off
 */
export function confirmation(description: string, missing: string): Field<true> {
	const box = boolean({ displayName: 'Confirm', default: false, description });
	return {
		...box,
		read(raw, timeZone) {
			if (box.read(raw, timeZone)) return true;
			throw new InvalidInputError(missing, "Turn on 'Confirm' to allow it.");
		},
	};
}
