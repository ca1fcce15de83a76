import { invalid } from '../../shared/fields/coercion';

/** Text that is safe in a header: visible ASCII. A line break would start another header. */
const headerText = /^[\x21-\x7e]+$/;

/** Returns the tenant ID, which is sent in the header X-Tenant-Info. @throws {InvalidInputError} if it is not safe there */
export function checkTenantId(tenantId: string, displayName: string): string {
	if (headerText.test(tenantId)) return tenantId;
	throw invalid(
		displayName,
		'contains characters that a tenant ID cannot have',
		'Enter letters, digits and punctuation, without spaces or line breaks.',
	);
}
