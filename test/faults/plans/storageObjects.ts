import type { IDataObject } from 'n8n-workflow';
import type { Sandbox, StoredObject } from '../../sandbox';
import { bearer, call } from '../../sandbox/tests/client';
import { byId } from '../../support/operations/byId';
import { numbered } from './plan';

export const region = byId('us-west');
const root = '/storage/us-west/v3';

/** An account without objects, so that it contains only those that a plan adds. */
export const accountOf = ({ accounts }: Sandbox) => accounts.oauth.empty;

/** Of all objects, so that they are the same in every run. */
const someDay = Date.UTC(2025, 8, 1);

/** Adds small objects. */
export async function addObjects(sandbox: Sandbox, count: number): Promise<StoredObject[]> {
	const added = numbered(count, () => ({}));
	const times = { createdTime: someDay, updatedTime: someDay };
	const object = { account: accountOf(sandbox).name, storedBytes: 300, ...times };
	return await Promise.all(added.map(async () => await sandbox.storage.addObject(object)));
}

/** Requests data from the sandbox without the nodes. */
export async function ask<T>(
	sandbox: Sandbox,
	method: string,
	path: string,
	body?: unknown,
): Promise<T> {
	const headers = await bearer(sandbox, accountOf(sandbox));
	const json = body === undefined ? undefined : JSON.stringify(body);
	const type = { 'content-type': 'application/json' };
	const response = await call(sandbox.url + root + path, {
		method,
		headers: { ...headers, ...type },
		body: json,
	});
	return response.json<T>();
}

/** Items with one object each. */
export const anObject = async (sandbox: Sandbox, count: number): Promise<IDataObject[]> =>
	(await addObjects(sandbox, count)).map(({ id, bucketId }) => ({ objectId: id, bucketId }));
