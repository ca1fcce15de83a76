import { json, reject, type SandboxResponse } from '../http';
import type { Backend } from '../backend';
import type { StoredObject } from './seed';
import type { ObjectBody, RegionStore } from './store';

/** A bucket groups objects that belong together, with the times of the oldest and newest. */
async function shown(objects: StoredObject[], backend: Backend): Promise<ObjectBody> {
	const objectList = await Promise.all(objects.map(backend.storage.show));
	const [{ bucketId, customerId, userId }] = objects;
	return {
		bucketId,
		customerId,
		userId,
		createdTime: objectList[0].createdTime,
		updatedTime: objectList[objectList.length - 1].updatedTime,
		objectList,
		tags: [{ id: bucketId, key: 'guid', value: bucketId }],
	};
}

function grouped(regionStore: RegionStore): Map<string, StoredObject[]> {
	const buckets = new Map<string, StoredObject[]>();
	for (const object of regionStore.objects) {
		if (object.objectState !== 'AVAILABLE') continue;
		const bucket = buckets.get(object.bucketId);
		if (bucket) bucket.push(object);
		else buckets.set(object.bucketId, [object]);
	}
	return buckets;
}

/** undocumented: pagination; there is none here, and the response contains all buckets. */
export async function bucketsResponse(
	regionStore: RegionStore,
	backend: Backend,
): Promise<SandboxResponse> {
	const buckets = await Promise.all(
		[...grouped(regionStore).values()].map((o) => shown(o, backend)),
	);
	return json(backend.variants.buckets === 'array' ? buckets : (buckets[0] ?? {}));
}

export async function bucketResponse(
	regionStore: RegionStore,
	bucketId: string,
	backend: Backend,
): Promise<SandboxResponse> {
	const objects = grouped(regionStore).get(bucketId);
	// undocumented: status and text for an unknown bucket.
	if (!objects) throw reject(404, `Not found: no bucket with id '${bucketId}'`);
	return json(await shown(objects, backend));
}
