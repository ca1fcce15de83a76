import { string } from '../../shared/fields';
import { fileOutput } from '../../shared/file';
import { defineOperation } from '../../shared/operation';
import { binaryPropertyName } from '../fields';
import { checkSnapshotPath } from '../snapshotPath';
import { snapshotFile } from '../snapshots';

export const downloadCallImage = defineOperation({
	value: 'downloadImage',
	name: 'Download Image',
	action: 'Download image of call',
	description: 'Download a picture that was taken or sent in a call',
	kind: 'read',
	fields: {
		imagePath: string({
			displayName: 'Image Path',
			description: 'The path as the conversation of a call shows it',
			placeholder: 'e.g. /s3/uploads/snapshots/2019/2/8/1552458607812-snapshot.png',
			required: true,
			check: checkSnapshotPath,
		}),
		binaryPropertyName,
	},
	run({ api, params: { imagePath, binaryPropertyName } }) {
		const file = snapshotFile(api, imagePath, binaryPropertyName);
		return Promise.resolve(fileOutput({ json: () => ({ path: imagePath }), ...file }));
	},
});
