import type { Resources } from '../../shared/operation/defineOperation';
import { getBucket } from './bucket/get';
import { getManyBuckets } from './bucket/getMany';
import { cancelBulkDownload } from './bulkDownload/cancel';
import { clearBulkDownloads } from './bulkDownload/clear';
import { downloadBulkDownload } from './bulkDownload/download';
import { getManyBulkDownloads } from './bulkDownload/getMany';
import { getBulkDownload } from './bulkDownload/get';
import { runBulkDownload } from './bulkDownload/run';
import { startBulkDownload } from './bulkDownload/start';
import { deleteStorageObjects } from './object/delete';
import { downloadStorageObject } from './object/download';
import { getStorageObject } from './object/get';
import { getManyStorageObjects } from './object/getMany';
import { getManyRegions } from './region/getMany';

export const resources: Resources = [
	{
		value: 'object',
		name: 'Object',
		operations: [
			getManyStorageObjects,
			getStorageObject,
			downloadStorageObject,
			deleteStorageObjects,
		],
	},
	{
		value: 'bulkDownload',
		name: 'Bulk Download',
		operations: [
			runBulkDownload,
			startBulkDownload,
			getBulkDownload,
			getManyBulkDownloads,
			downloadBulkDownload,
			cancelBulkDownload,
			clearBulkDownloads,
		],
	},
	{ value: 'bucket', name: 'Bucket', operations: [getManyBuckets, getBucket] },
	{ value: 'region', name: 'Region', operations: [getManyRegions] },
];
