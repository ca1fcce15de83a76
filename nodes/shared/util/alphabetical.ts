/**
 * Sorts the entries of a list by their English names, case-insensitively. An underscore counts as a space.
 * Entries with equal names keep their order.
 *
 * It avoids `localeCompare`, whose first use in a process loads the tables of all languages: that took 10 to
 * 20 ms, as long as loading all nodes.
 */
export function alphabetical<T>(entries: readonly T[], nameOf: (entry: T) => string): T[] {
	return entries
		.map((entry) => ({ entry, name: nameOf(entry).toLowerCase().replaceAll('_', ' ') }))
		.sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1))
		.map(({ entry }) => entry);
}
