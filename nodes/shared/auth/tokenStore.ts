import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** A token as stored in workflow static data. */
export interface StoredToken {
	/** Epoch milliseconds. Not encrypted, so that entries of deleted credentials can be pruned. */
	readonly expiresAt: number;
	/** The token, encrypted by `seal`. */
	readonly sealed: string;
}

/** Storage in which tokens outlive the process. */
export interface TokenStore {
	read(key: string): StoredToken | undefined;
	write(key: string, token: StoredToken): void;
	remove(key: string): void;
	/** Keys of all stored tokens. */
	keys(): string[];
}

/** For places that have no static data, such as the list searches of the editor. */
export const noStore: TokenStore = {
	read: () => undefined,
	write: () => undefined,
	remove: () => undefined,
	keys: () => [],
};

const prefix = 'sealedToken:';

/**
 * Stores tokens in the workflow's global static data, one top-level entry per credential (n8n detects only
 * top-level assignments).
 *
 * Nothing is written in an execution that a polling trigger of the workflow may have started: n8n saves static
 * data as a whole, so saving it there could reset the trigger's cursor.
 */
export function staticDataStore(context: IExecuteFunctions): TokenStore {
	const data = context.getWorkflowStaticData('global');
	let writable: boolean | undefined;
	const isWritable = () => (writable ??= !hasPollingTrigger(context));
	return {
		read(key) {
			const entry = data[prefix + key];
			return isStoredToken(entry) ? entry : undefined;
		},
		write(key, token) {
			if (!isWritable()) return;
			prune(data);
			data[prefix + key] = { ...token };
		},
		remove(key) {
			if (isWritable()) Reflect.deleteProperty(data, prefix + key);
		},
		keys: () =>
			Object.keys(data)
				.filter((name) => name.startsWith(prefix))
				.map((name) => name.slice(prefix.length)),
	};
}

function hasPollingTrigger(context: IExecuteFunctions): boolean {
	return context
		.getParentNodes(context.getNode().name, { includeNodeParameters: true })
		.some(({ parameters }) => parameters !== undefined && 'pollTimes' in parameters);
}

function isStoredToken(entry: unknown): entry is StoredToken {
	if (typeof entry !== 'object' || entry === null) return false;
	const { expiresAt, sealed } = entry as Partial<StoredToken>;
	return typeof expiresAt === 'number' && typeof sealed === 'string';
}

function prune(data: IDataObject) {
	for (const [name, entry] of Object.entries(data)) {
		if (!name.startsWith(prefix)) continue;
		if (!isStoredToken(entry) || entry.expiresAt <= Date.now()) Reflect.deleteProperty(data, name);
	}
}
