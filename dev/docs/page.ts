import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { replaceSection } from './sections';

/** A text formatted by prettier for the file of this path. */
export async function formatted(path: string, text: string): Promise<string> {
	return await format(text, { ...(await resolveConfig(path)), filepath: path });
}

/**
 * A Markdown page with new content in some of its sections, formatted. Does not write the file.
 *
 * @param path of the page, absolute
 * @param sections content by the section's name
 * @throws {Error} if the page has no such section
 */
export async function filledPage(path: string, sections: Record<string, string>): Promise<string> {
	const filled = Object.entries(sections).reduce(
		(page, [name, content]) => replaceSection(page, name, content),
		readFileSync(path, 'utf8'),
	);
	return await formatted(path, filled);
}
