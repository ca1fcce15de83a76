/**
 * A moment as ISO text in UTC.
 *
 * @param milliseconds since 1970, as a server gave it
 * @returns undefined for a number beyond what dates can be (8.64e15), which a date refuses with an error
 */
export function isoTime(milliseconds: number): string | undefined {
	const date = new Date(milliseconds);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
