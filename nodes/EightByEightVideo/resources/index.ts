import type { Resources } from '../../shared/operation/defineOperation';
import { downloadCallSnapshot } from './call/downloadSnapshot';
import { getCall } from './call/get';
import { getManyCalls } from './call/getMany';
import { createRoom } from './room/create';
import { createVideoToken } from './token/create';

export const resources: Resources = [
	{ value: 'room', name: 'Room', operations: [createRoom] },
	{ value: 'token', name: 'Token', operations: [createVideoToken] },
	{ value: 'call', name: 'Call', operations: [getManyCalls, getCall, downloadCallSnapshot] },
];
