import { boolean } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { contentFile, contentPath, requireContent } from '../../api/content';
import { binaryPropertyName, objectId, region } from '../../fields/fields';
import { presignedLink } from '../../api/presignedLink';
import { inRegion } from '../../api/regions';
import { simplifyObject } from '../../api/simplifyObject';
import { getObject } from '../../api/storageObject';

export const downloadStorageObject = defineOperation({
	value: 'download',
	name: 'Download',
	action: 'Download object',
	description: 'Download the content of an object and verify its size and checksum',
	kind: 'read',
	fields: { region, objectId, binaryPropertyName },
	options: {
		presignUrl: boolean({
			displayName: 'Return Link Instead',
			default: false,
			description:
				'Whether to return a link to the content instead of the file. Anyone with the link can download the content until it expires (30 minutes in 8x8’s example).',
		}),
	},
	async run({ api, params }) {
		const regionApi = inRegion(api, params.region);
		const object = await getObject(regionApi, params.objectId);
		requireContent(object);
		const located = { ...object, region: params.region };
		if (params.options.presignUrl) {
			const url = await presignedLink(regionApi, contentPath(params.objectId));
			return { ...simplifyObject(located), url };
		}
		return contentFile(regionApi, located, params.binaryPropertyName);
	},
});
