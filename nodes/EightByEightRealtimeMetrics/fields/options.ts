import { boolean, string } from '../../shared/fields';
import { checkTenantId } from '../api/tenant';
import { timezone } from './timezone';

/** Options of every operation. */
export const readOptions = {
	tenantId: string({
		displayName: 'Tenant ID',
		description: 'The tenant to query, instead of the one in the credential',
		check: checkTenantId,
	}),
	timezone,
};

/** Options of lists. */
export const listOptions = {
	...readOptions,
	namesOnly: boolean({
		displayName: 'Names Only',
		default: false,
		description: 'Whether to return only IDs and names, without any metrics',
	}),
};

/** Options of the lists that 8x8 documents totals for: all but groups. */
export const listWithTotalsOptions = {
	...listOptions,
	includeTotals: boolean({
		displayName: 'Include Totals',
		default: false,
		description: 'Whether to add an item with the totals, marked with isTotals',
	}),
};
