import type { INodeParameters } from 'n8n-workflow';
import { byId } from './byId';
import type { KnownOperation } from './allOperations';

/** A valid value for each field without a usable default, by the field's name. */
const values: INodeParameters = {
	region: byId('us-west'),
	objectId: 'object-1',
	objectIds: 'object-1, object-2',
	zipName: 'some.zip',
	bucketId: 'bucket-1',
	queueId: byId('103'),
	groupId: byId('110'),
	agentId: byId('ag10000'),
	callId: byId('5774'),
	snapshotPath: '/s3/uploads/snapshots/a.png',
	token: 'bd932b769fc7',
	newPassword: 'new-password-1',
	confirm: true,
	returnAll: true,
};

/** Parameters with which an operation sends its requests; `given` overrides them. */
export function validParameters(
	{ resource, operation }: KnownOperation,
	given: INodeParameters = {},
): INodeParameters {
	const own = Object.entries(values).filter(([name]) => name in operation.fields);
	return { resource, operation: operation.value, ...Object.fromEntries(own), ...given };
}
