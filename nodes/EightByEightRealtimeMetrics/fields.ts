import { InvalidInput } from '../shared/invalidInput';
import { locator, text, textList, toggle } from '../shared/fields';

export const queueId = locator({
	displayName: 'Queue',
	description: 'The queue to get the metrics of',
	searchListMethod: 'searchQueues',
	idPlaceholder: 'e.g. 103',
});

export const groupId = locator({
	displayName: 'Group',
	description: 'The agent group to get the metrics of',
	searchListMethod: 'searchGroups',
	idPlaceholder: 'e.g. 110',
});

/** Keys to ask for; empty means all. */
export const metrics = textList({
	displayName: 'Metrics',
	description:
		'Comma-separated keys of the metrics to get, or a list from an expression. Empty gets all metrics.',
	placeholder: 'e.g. entered.today, interactionsWaitInQueue.rt',
	hint: 'A key is a metric and a period: rt (now), int-15m, int-30m or today',
});

export const simplify = toggle({
	displayName: 'Simplify',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

export const includeTotals = toggle({
	displayName: 'Include Totals',
	default: false,
	description: 'Whether to add one more item with the totals, marked with isTotals',
});

export const readOptions = {
	tenantId: text({
		displayName: 'Tenant ID',
		description: 'The tenant to ask for, instead of the one in the credential',
	}),
	timezone: text({
		displayName: 'Timezone',
		description: 'The time zone in which the metrics of today count, as an IANA name',
		hint: "Must be the tenant's default time zone or one configured for the tenant",
		placeholder: 'e.g. Europe/London',
		check: checkTimezone,
	}),
};

function checkTimezone(timezone: string, displayName: string): string {
	try {
		new Intl.DateTimeFormat('en', { timeZone: timezone });
		return timezone;
	} catch {
		throw unknownTimezone(timezone, displayName);
	}
}

function unknownTimezone(timezone: string, displayName: string): InvalidInput {
	return new InvalidInput(
		`'${displayName}' is not a known time zone: '${timezone}'`,
		'Use an IANA name, e.g. Europe/London or America/New_York.',
	);
}
