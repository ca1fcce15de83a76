import { stringList, boolean } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { checkAddresses } from '../../fields/addresses';
import { formatOption } from '../../fields/fields';
import { expiryFields, getAccountToken } from '../../api/tokenApi';

export const getToken = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get token',
	description: "Get the account's current token, or a new one if it has expired",
	// ContactNow returns the same token until it expires, so the request changes nothing.
	kind: 'read',
	fields: {
		address: stringList({
			displayName: 'IP Addresses',
			description:
				'Up to ten IP addresses that may use the token. Leave empty to bind it to the address that n8n calls from.',
			placeholder: 'e.g. 203.0.113.7, 203.0.113.8',
			check: checkAddresses,
		}),
	},
	options: {
		...formatOption,
		reuseToken: boolean({
			displayName: 'Reuse Valid Token',
			default: true,
			description:
				'Whether to return the token that n8n has stored for these addresses while it is valid, without sending a request to ContactNow. Turn off if the token may have been revoked elsewhere.',
		}),
	},
	async run({ api, params: { address, options } }) {
		const { format, reuseToken = true } = options;
		const { value, expire } = await api.tokens.get(
			[...address].sort().join(','),
			async () => await getAccountToken(api, { address: address.join(','), format }),
			{ fresh: !reuseToken },
		);
		return { success: true, token: value, ...expiryFields(expire) };
	},
});
