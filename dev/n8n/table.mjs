/**
 * A table as text.
 *
 * @param {Array<{ heading: string, right?: boolean }>} columns `right` aligns to the right
 * @param {Array<Array<string | number>>} rows
 * @returns {string}
 */
export function formatTable(columns, rows) {
	const widths = columns.map(({ heading }, index) =>
		Math.max(heading.length, ...rows.map((row) => String(row[index]).length)),
	);
	const line = (cells) =>
		cells
			.map((cell, index) =>
				columns[index].right
					? String(cell).padStart(widths[index])
					: String(cell).padEnd(widths[index]),
			)
			.join('  ')
			.trimEnd();
	return [
		line(columns.map(({ heading }) => heading)),
		widths.map((width) => '─'.repeat(width)).join('  '),
		...rows.map(line),
	].join('\n');
}
