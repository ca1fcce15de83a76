/** A resource locator's value, by ID. */
export function byId(value: string) {
	return { __rl: true, mode: 'id', value };
}
