/**
 * Formats a time as ISO 8601 in UTC.
 *
 * @param milliseconds epoch milliseconds, as a server sent them
 * @returns undefined for a number outside the range of dates (8.64e15), for which `Date` throws
 */
export function isoTime(milliseconds: number): string | undefined {
	const date = new Date(milliseconds);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
