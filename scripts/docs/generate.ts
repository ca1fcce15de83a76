import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { EightByEightCloudStorage } from '../../nodes/EightByEightCloudStorage/EightByEightCloudStorage.node';
import { EightByEightContactNow } from '../../nodes/EightByEightContactNow/EightByEightContactNow.node';
import { EightByEightRealtimeMetrics } from '../../nodes/EightByEightRealtimeMetrics/EightByEightRealtimeMetrics.node';
import { EightByEightVideo } from '../../nodes/EightByEightVideo/EightByEightVideo.node';
import { operationsTable } from './operationsTable';
import { replaceSection } from './sections';

const root = resolve(__dirname, '../..');

const nodeTypes = [
	new EightByEightRealtimeMetrics(),
	new EightByEightCloudStorage(),
	new EightByEightVideo(),
	new EightByEightContactNow(),
];

/** A page with generated sections: its path, and what it should hold now. */
export interface GeneratedPage {
	readonly path: string;
	readonly content: string;
}

/** Makes every page that is derived from the nodes' declarations. */
export async function generatePages(): Promise<GeneratedPage[]> {
	const operations = nodeTypes.map(operationsTable).join('\n\n');
	return [await page('README.md', { operations })];
}

async function page(name: string, sections: Record<string, string>): Promise<GeneratedPage> {
	const path = resolve(root, name);
	const filled = Object.entries(sections).reduce(
		(text, [section, content]) => replaceSection(text, section, content),
		readFileSync(path, 'utf8'),
	);
	return {
		path,
		content: await format(filled, { ...(await resolveConfig(path)), filepath: path }),
	};
}
