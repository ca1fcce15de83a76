import { basename, resolve } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { n8n } from '../../package.json';
import { objectTypes } from '../../nodes/EightByEightCloudStorage/fields/objectTypes';
import { metricFamilies } from '../../nodes/EightByEightRealtimeMetrics/metrics/metricCatalogue';
import { metricsTable } from './metricsTable';
import { objectTypesTable } from './objectTypesTable';
import { operationsTable } from './operationsTable';
import { filledPage } from './page';

const root = resolve(__dirname, '../..');

/** Every node of the package, from its source, in the order of package.json. */
function loadNodes(): INodeType[] {
	return n8n.nodes.map((built) => {
		const source = resolve(root, built.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
		const className = basename(source, '.node.ts');
		// With the file extension, because the codex file has the same name otherwise.
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- the names are data
		const module = require(source) as Record<string, new () => INodeType>;
		return new module[className]();
	});
}

/** A page with generated sections: its path and its expected content. */
export interface GeneratedPage {
	readonly path: string;
	readonly content: string;
}

/** Generates every page that is derived from the nodes' declarations. */
export async function generatePages(): Promise<GeneratedPage[]> {
	const operations = loadNodes().map(operationsTable).join('\n\n');
	return [
		await page('README.md', { operations }),
		await page('docs/cloud-storage.md', { 'object types': objectTypesTable(objectTypes) }),
		await page('docs/realtime-metrics.md', {
			'queue metrics': metricsTable(metricFamilies.queue),
			'group metrics': metricsTable(metricFamilies.group),
			'agent metrics': metricsTable(metricFamilies.allAgents),
			'agent metrics by queue': metricsTable(metricFamilies.agentInQueue),
		}),
	];
}

async function page(name: string, sections: Record<string, string>): Promise<GeneratedPage> {
	const path = resolve(root, name);
	return { path, content: await filledPage(path, sections) };
}
