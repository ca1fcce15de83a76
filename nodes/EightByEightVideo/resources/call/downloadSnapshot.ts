import { string } from '../../../shared/fields';
import { fileOutput } from '../../../shared/files/fileOutput';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { binaryPropertyName } from '../../fields/fields';
import { checkSnapshotPath } from '../../api/snapshotPath';
import { snapshotFile } from '../../api/snapshots';

export const downloadCallSnapshot = defineOperation({
	value: 'downloadSnapshot',
	name: 'Download Snapshot',
	action: 'Download snapshot of call',
	description: 'Download a snapshot taken or sent in a call',
	kind: 'read',
	fields: {
		snapshotPath: string({
			displayName: 'Snapshot Path',
			description: 'The path of the snapshot, from the conversation of a call',
			placeholder: 'e.g. /s3/uploads/snapshots/2019/2/8/1552458607812-snapshot.png',
			required: true,
			check: checkSnapshotPath,
		}),
		binaryPropertyName,
	},
	run({ api, params: { snapshotPath, binaryPropertyName } }) {
		const file = snapshotFile(api, snapshotPath, binaryPropertyName);
		return Promise.resolve(fileOutput({ json: () => ({ path: snapshotPath }), ...file }));
	},
});
