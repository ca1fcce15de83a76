import type { Resources } from '../shared/operation';
import { createRoom } from './room/create';
import { createVideoToken } from './token/create';

export const resources: Resources = [
	{ value: 'room', name: 'Room', operations: [createRoom] },
	{ value: 'token', name: 'Token', operations: [createVideoToken] },
];
