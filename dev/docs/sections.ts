/**
 * Replaces the text between `<!-- begin NAME -->` and `<!-- end NAME -->` in a Markdown page.
 *
 * @throws {Error} if the page has no such section
 */
export function replaceSection(page: string, name: string, content: string): string {
	const begin = `<!-- begin ${name} -->`;
	const end = `<!-- end ${name} -->`;
	const from = page.indexOf(begin);
	const to = page.indexOf(end);
	if (from < 0 || to < from) throw new Error(`The page has no section '${name}'`);
	return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`;
}
