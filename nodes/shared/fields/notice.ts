import type { Field } from './field';

/** A text shown among the fields, without an input. */
export function notice(displayName: string): Field<undefined> {
	return { property: { displayName, type: 'notice', default: '' }, read: () => undefined };
}
