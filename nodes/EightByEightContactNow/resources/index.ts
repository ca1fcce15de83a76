import type { Resources } from '../../shared/operation/defineOperation';
import { changePassword } from './password/change';
import { deleteToken } from './token/delete';
import { getToken } from './token/get';
import { validateToken } from './token/validate';

export const resources: Resources = [
	{ value: 'token', name: 'Token', operations: [getToken, validateToken, deleteToken] },
	{ value: 'password', name: 'Password', operations: [changePassword] },
];
