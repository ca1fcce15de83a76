/**
 * The known words closest to a given one by edit distance, closest first, case-insensitive.
 *
 * @param count maximum number of results
 */
export function nearest(word: string, known: readonly string[], count: number): string[] {
	const wanted = word.toLowerCase();
	return known
		.map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
		.sort((a, b) => a.distance - b.distance)
		.slice(0, count)
		.map(({ candidate }) => candidate);
}

/** Levenshtein distance: characters to insert, delete or replace to turn one word into the other. */
export function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let line = 0; line < a.length; line++) {
		const next = [line + 1];
		for (let column = 0; column < b.length; column++) {
			const [aboveLeft = 0, above = 0] = [row[column], row[column + 1]];
			const replaced = aboveLeft + (a.charAt(line) === b.charAt(column) ? 0 : 1);
			next.push(Math.min(above + 1, (next[column] ?? 0) + 1, replaced));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
