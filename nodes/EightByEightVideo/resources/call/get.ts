import type { IDataObject } from 'n8n-workflow';
import { boolean } from '../../../shared/fields';
import { filesOutput } from '../../../shared/files/fileOutput';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { getCallDetail } from '../../api/callLogs';
import { callId, simplify } from '../../fields/fields';
import { simplifyCall } from '../../api/simplifyCall';
import { snapshotFiles, snapshotsOf } from '../../api/snapshots';

export const getCall = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get call',
	description: 'Get one call with its conversation, ratings and snapshots',
	kind: 'read',
	fields: { callId, simplify },
	options: {
		downloadSnapshots: boolean({
			displayName: 'Download Snapshots',
			default: false,
			description:
				'Whether to add all snapshots of the conversation as binary fields: snapshot_0, snapshot_1 and so on',
		}),
	},
	async run({ api, params: { callId, simplify, options } }) {
		const detail = await getCallDetail(api, callId);
		const call = simplify ? simplifyCall(callId, detail) : detail;
		if (!options.downloadSnapshots) return call;
		const snapshots: IDataObject[] = [];
		return filesOutput(
			() => ({ ...call, snapshots }),
			snapshotFiles(api, snapshotsOf(detail), snapshots),
		);
	},
});
