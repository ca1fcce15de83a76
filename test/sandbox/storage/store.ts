import type { OAuthAccount, StorageRegion } from '../accounts';
import type { Clock } from '../clock';
import { uuid } from '../random';
import type { BulkJob } from './bulk';
import { md5Of } from './content';
import { seededObject, type StoredObject } from './seed';

/** What the API shows of an object. */
export type ObjectBody = Record<string, unknown>;

/** Objects and bulk downloads of one account in one region. */
export interface RegionStore {
	objects: StoredObject[];
	jobs: Map<string, BulkJob>;
}

/** An object to add; what is left out gets a plausible value. */
export interface NewObject extends Partial<StoredObject> {
	/** Name of the account; default `full`. */
	account?: string;
	/** Default `us-west`. */
	region?: StorageRegion;
	/** `valid` (default), `wrong` (of other bytes) or `multipart` (true MD5 and `-1`). */
	checksumKind?: 'multipart' | 'valid' | 'wrong';
}

export interface StorageStore {
	regionStore(accountName: string, region: StorageRegion): RegionStore;
	add(object: NewObject): Promise<StoredObject>;
	/** As the API shows it, with the checksum. */
	show(object: StoredObject): Promise<ObjectBody>;
	reset(): void;
}

/** ISO without zone and milliseconds, as in all of 8x8's samples. */
function shownTime(epochMs: number): string {
	return new Date(epochMs).toISOString().slice(0, 19);
}

export function createStorage(
	seed: number,
	clock: Clock,
	accounts: Record<string, OAuthAccount>,
): StorageStore {
	const regionStores = new Map<string, RegionStore>();
	/** Outlives a reset: bytes depend on id, type and size alone. */
	const checksums = new Map<string, Promise<string>>();
	let added = 0;

	const trueChecksum = (object: StoredObject): Promise<string> => {
		const key = `${object.id}/${object.mimeType}/${object.storedBytes}`;
		const known = checksums.get(key) ?? md5Of(object);
		checksums.set(key, known);
		return known;
	};

	const regionStore = (accountName: string, region: StorageRegion): RegionStore => {
		const scope = `${seed}/${accountName}/${region}`;
		const known = regionStores.get(scope);
		if (known) return known;
		const count = accounts[accountName]?.objects[region] ?? 0;
		const objects = Array.from({ length: count }, (_, index) => seededObject(scope, index, count));
		const made = { objects, jobs: new Map<string, BulkJob>() };
		regionStores.set(scope, made);
		return made;
	};

	return {
		regionStore,
		async add({ account = 'full', region = 'us-west', checksumKind = 'valid', ...given }) {
			const scope = `${seed}/${account}/${region}`;
			const plain = seededObject(scope, 0, 1);
			const now = clock.now();
			added += 1;
			const object: StoredObject = {
				...plain,
				id: uuid(`${scope}/added/${added}`),
				type: 'callrecording',
				mimeType: 'audio/mpeg',
				objectName: `added-${added}.mp3`,
				storedBytes: 1_000,
				objectState: 'AVAILABLE',
				createdTime: now,
				updatedTime: now,
				bucketId: uuid(`${scope}/added-bucket/${added}`),
				tags: {},
				...given,
			};
			if (checksumKind === 'wrong') object.checksum ??= 'd'.repeat(32);
			if (checksumKind === 'multipart') object.checksum ??= `${await trueChecksum(object)}-1`;
			regionStore(account, region).objects.push(object);
			return object;
		},
		async show(object) {
			const { tags, createdTime, updatedTime, checksum, ...fields } = object;
			return {
				...fields,
				checksumType: 'MD5',
				checksum: checksum ?? (await trueChecksum(object)),
				createdTime: shownTime(createdTime),
				updatedTime: shownTime(updatedTime),
				tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
			};
		},
		reset() {
			regionStores.clear();
			added = 0;
		},
	};
}
