import type { ICredentialType, INodeType } from 'n8n-workflow';
import { ContactNowApi } from '../../credentials/ContactNowApi.credentials';
import { EightByEightApi } from '../../credentials/EightByEightApi.credentials';
import { EightByEightVideoApi } from '../../credentials/EightByEightVideoApi.credentials';
import { EightByEightCloudStorage } from '../../nodes/EightByEightCloudStorage/EightByEightCloudStorage.node';
import { EightByEightContactNow } from '../../nodes/EightByEightContactNow/EightByEightContactNow.node';
import { EightByEightRealtimeMetrics } from '../../nodes/EightByEightRealtimeMetrics/EightByEightRealtimeMetrics.node';
import { EightByEightVideo } from '../../nodes/EightByEightVideo/EightByEightVideo.node';

/** The package's nodes and credential types, by the names that workflows store. */
export interface NodeClasses {
	readonly nodes: Readonly<Record<string, INodeType>>;
	readonly credentials: Readonly<Record<string, ICredentialType>>;
}

function byName<T>(entries: readonly T[], nameOf: (entry: T) => string): Record<string, T> {
	return Object.fromEntries(entries.map((entry) => [nameOf(entry), entry]));
}

const nodes: INodeType[] = [
	new EightByEightCloudStorage(),
	new EightByEightContactNow(),
	new EightByEightRealtimeMetrics(),
	new EightByEightVideo(),
];

const credentials: ICredentialType[] = [
	new ContactNowApi(),
	new EightByEightApi(),
	new EightByEightVideoApi(),
];

/** Loaded from source, once for each module registry: what they keep in memory lives as long. */
export const nodeClasses: NodeClasses = {
	nodes: byName(nodes, ({ description }) => description.name),
	credentials: byName(credentials, ({ name }) => name),
};
