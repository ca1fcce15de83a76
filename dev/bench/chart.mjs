// The chart of docs/performance.md, as SVG. Its greys are readable on light and dark pages.

const width = 860;
const labelWidth = 380;
const valueWidth = 90;
const barHeight = 16;
const barGap = 4;
const groupGap = 26;
const titleHeight = 22;
const text = '#7d8590';
const ours = '#2f81f7';
const others = '#9aa4af';

/**
 * Groups of bars; the longest bar of each fills the width.
 *
 * @param {Array<{ title: string, bars: Array<{ label: string, value: number, unit: string,
 *   isOurs: boolean }> }>} groups
 * @returns {string} an SVG file
 */
export function drawChart(groups) {
	let y = 8;
	const parts = groups.map(({ title, bars }) => {
		const longest = Math.max(...bars.map(({ value }) => value));
		const lines = [write(0, y + 14, title, { bold: true })];
		y += titleHeight;
		for (const { label, value, unit, isOurs } of bars) {
			const room = width - labelWidth - valueWidth;
			const length = Math.max(1, Math.round((value / longest) * room));
			const fill = isOurs ? ours : others;
			lines.push(
				write(labelWidth - 8, y + 12, label, { anchor: 'end' }),
				`<rect x="${labelWidth}" y="${y}" width="${length}" height="${barHeight}" rx="2" fill="${fill}"/>`,
				write(labelWidth + length + 6, y + 12, `${shown(value)} ${unit}`),
			);
			y += barHeight + barGap;
		}
		y += groupGap - barGap;
		return lines.join('\n');
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-label="Time of the 8x8 nodes and of the alternatives">`,
		...parts,
		'</svg>',
		'',
	].join('\n');
}

function write(x, y, words, { bold = false, anchor = 'start' } = {}) {
	const weight = bold ? ' font-weight="600"' : '';
	const escaped = words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
	return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-family="system-ui, sans-serif" font-size="12"${weight} fill="${text}">${escaped}</text>`;
}

function shown(value) {
	return Math.round(value).toLocaleString('en');
}
