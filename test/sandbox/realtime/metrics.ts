/**
 * The catalogue of real-time metric keys, one line per base metric: `base periods kind [where]`.
 *
 * Key grammar of 8x8's guide: `<base>.<period>[.inQueue]`.
 */

/** What a metric's value is: see values.ts for the JSON type and unit of each kind. */
export type MetricKind =
	| 'average'
	| 'count'
	| 'duration'
	| 'elapsed'
	| 'list'
	| 'percentage'
	| 'status'
	| 'target'
	| 'threshold'
	| 'timestamp';

/** One metric key of a family, e.g. `accepted.int-15m` or `accepted.today.inQueue`. */
export interface Metric {
	key: string;
	base: string;
	kind: MetricKind;
}

/** The four sets of keys: agents seen through a queue have their own. */
export type MetricFamily = 'agent' | 'agentInQueue' | 'group' | 'queue';

const PERIODS: Record<string, readonly string[]> = {
	R: ['rt'],
	S: ['int-15m', 'int-30m', 'today'],
	SR: ['int-15m', 'int-30m', 'rt', 'today'],
	T: ['today'],
	L: ['int-15m', 'int-30m', 'int-1h', 'int-4h', 'int-8h', 'int-12h', 'today'],
};

const QUEUE = `
abandoned S count
abandonedPercentage S percentage
accepted S count
acceptedInSla L count
acceptedInSlaPercentage L percentage
acceptedPercentage S percentage
availableIdle R count
avgDivertedTime S average
avgHandlingTime S average
avgOfferingTime S average
avgProcessingTime S average
avgWorkTime S average
avgWrapUpTime S average
busy R count
busyExternal R count
busyOther R count
diverted S count
divertedPercentage S percentage
eligible R count
enabled R count
entered S count
handling R count
interactionsAvgWaitTime S average
interactionsHandling R count
interactionsLongestWaitInQueue SR duration
interactionsWaitInQueue R count
interactionsWrapUp R count
longestOfferingTimeInQueue S duration
newInQueue S count
offering R count
onBreak R count
shortAbandoned S count
shortAbandonedPercentage S percentage
slaPercentage L percentage
slaPercentageTarget T target
slaTimeThreshold T threshold
totalAbandoned S count
totalAbandonedPercentage S percentage
workingOffline R count
wrapUp R count`;

const GROUP = `
availableIdle R count
eligible R count
enabled R count
handling R count
onBreak R count
workingOffline R count
wrapUp R count
`;

/** `inQueue`: the key ends in `.inQueue` when seen through a queue; `allOnly`: absent there. */
const AGENT = `
accepted S count inQueue
activeChannels R list allOnly
activeDirections R list allOnly
activeInteractionsCount R count allOnly
activeQueues R list allOnly
alerting R count
availableTime S duration
availableTimePercentage S percentage
averageHandlingTime S average inQueue
averageHoldTime S average inQueue
averageOfferingTime S average inQueue
averageWrapUpTime S average inQueue
blindTransfers S count inQueue
busyTime S duration
busyTimePercentage S percentage
conferenceTime S duration inQueue
conferences S count inQueue
consultations S count inQueue
directInboundTime S duration
directInbounds S count
directOutboundTime S duration
directOutbounds S count
handlingTime S duration
handlingTimePercentage S percentage
hold S count inQueue
internalCalls S count
internalCallsInitiated S count
internalCallsReceived S count
internalCallsTime S duration
lastLogin R timestamp
lastLogout R timestamp
lastStatusChange R timestamp
lastStatusCodeChange R timestamp
line1Status R status
line1TimeOnStatus R elapsed
line2Status R status
line2TimeOnStatus R elapsed
loggedInTime SR duration
longestHold S duration inQueue
longestOffering S duration inQueue
offered S count inQueue
offeringTime S duration
onBreakTime S duration
onBreakTimePercentage S percentage
onHoldTime S duration inQueue
rejectTimeout S count inQueue
rejected S count inQueue
status R status
statusCode R status
timeOnStatus R elapsed
timeOnStatusCode R elapsed
transfersInitiated S count inQueue
transfersInitiatedPercentage S percentage inQueue
transfersReceived S count inQueue
warmTransfers S count inQueue
workingOfflineTime S duration
workingOfflineTimePercentage S percentage
wrapUpTime S duration
wrapUpTimePercentage S percentage`;

interface BaseMetric {
	base: string;
	periods: readonly string[];
	kind: MetricKind;
	where?: string;
}

function parse(table: string): BaseMetric[] {
	return table
		.trim()
		.split('\n')
		.map((line) => {
			const [base, periods, kind, where] = line.split(' ');
			return { base, periods: PERIODS[periods], kind: kind as MetricKind, where };
		});
}

function expand(bases: BaseMetric[], suffix: (metric: BaseMetric) => string = () => ''): Metric[] {
	return bases
		.flatMap((metric) =>
			metric.periods.map((period) => ({
				key: `${metric.base}.${period}${suffix(metric)}`,
				base: metric.base,
				kind: metric.kind,
			})),
		)
		.sort((a, b) => (a.key < b.key ? -1 : 1));
}

const agentBases = parse(AGENT);

/** Every key of each family in ASCII order: 101 queue, 7 group, 144 agent and 140 agentInQueue. */
export const METRICS: Readonly<Record<MetricFamily, readonly Metric[]>> = {
	queue: expand(parse(QUEUE)),
	group: expand(parse(GROUP)),
	agent: expand(agentBases),
	agentInQueue: expand(
		agentBases.filter(({ where }) => where !== 'allOnly'),
		({ where }) => (where === 'inQueue' ? '.inQueue' : ''),
	),
};
