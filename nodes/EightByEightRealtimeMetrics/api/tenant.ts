import { invalid } from '../../shared/fields/coercion';

/** What a header can carry without doubt: visible ASCII. A line break would begin another header. */
const headerText = /^[\x21-\x7e]+$/;

/** The tenant travels in the header X-Tenant-Info. @throws {InvalidInputError} for what no header can hold */
export function checkTenantId(tenantId: string, displayName: string): string {
	if (headerText.test(tenantId)) return tenantId;
	throw invalid(
		displayName,
		'contains characters that a tenant ID cannot have',
		'Enter letters, digits and punctuation, without spaces or line breaks.',
	);
}
