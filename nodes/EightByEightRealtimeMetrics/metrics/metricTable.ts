/**
 * Every metric of 8x8's realtime API, one per line: name, periods, kind, meaning. Keys, the options in the
 * editor, units and the tables of the documentation are derived from it (metricCatalogue.ts).
 */

/** Periods by code, with the API's names: rt is now, int-15m the last 15 minutes, today the calendar day. */
export const periods = {
	R: ['rt'],
	S: ['int-15m', 'int-30m', 'today'],
	SR: ['int-15m', 'int-30m', 'today', 'rt'],
	T: ['today'],
	L: ['int-15m', 'int-30m', 'int-1h', 'int-4h', 'int-8h', 'int-12h', 'today'],
} as const;

/** A period that a metric covers. */
export type Period = (typeof periods)[keyof typeof periods][number];

/**
 * The unit of each kind of value. 8x8 documents milliseconds for elapsed times and thresholds. The unit of
 * other times and the scale of percentages are taken from its samples. Any value can be null for "no data".
 */
export const units = {
	average: 'ms',
	count: 'count',
	duration: 'ms',
	elapsed: 'ms',
	list: 'list of ID, name and count',
	percentage: 'ratio from 0 to 1',
	status: 'text',
	target: 'share, scale not documented',
	threshold: 'ms',
	timestamp: 'ISO time',
} as const;

/** The kind of a metric's values. */
export type MetricKind = keyof typeof units;

/** One line of the table. */
export type BaseMetric = readonly [
	name: string,
	periods: keyof typeof periods,
	kind: MetricKind,
	meaning: string,
];

/** One line of the table of agents. Their metrics count per queue, for the agent as a whole, or only outside queues. */
export type AgentBaseMetric = readonly [
	...BaseMetric,
	scope: 'by queue' | 'everywhere' | 'outside queues',
];

/** Metrics of queues. Groups have those that count agents. */
// prettier-ignore
export const queueMetrics: readonly BaseMetric[] = [
	['abandoned', 'S', 'count', 'Customer hung up while queued, excluding short abandons'],
	['abandonedPercentage', 'S', 'percentage', 'Abandoned as a share of entered'],
	['accepted', 'S', 'count', 'Interactions an agent answered'],
	['acceptedInSla', 'L', 'count', 'Answered within the SLA threshold'],
	['acceptedInSlaPercentage', 'L', 'percentage', 'Accepted in SLA as a share of accepted'],
	['acceptedPercentage', 'S', 'percentage', 'Accepted as a share of entered'],
	['availableIdle', 'R', 'count', 'Agents enabled, assigned and idle in Available'],
	['avgDivertedTime', 'S', 'average', 'Mean queue time of interactions that were diverted out'],
	['avgHandlingTime', 'S', 'average', 'Mean agent handling time, including hold'],
	['avgOfferingTime', 'S', 'average', 'Mean time from offer to accept or reject'],
	['avgProcessingTime', 'S', 'average', 'Mean handling plus wrap-up per accepted interaction'],
	['avgWorkTime', 'S', 'average', 'Mean offering plus handling plus wrap-up'],
	['avgWrapUpTime', 'S', 'average', 'Mean wrap-up time per entered interaction'],
	['busy', 'R', 'count', 'Agents in Offering, Handling or Wrap Up'],
	['busyExternal', 'R', 'count', "Interactions that came from another queue, now with this queue's agents"],
	['busyOther', 'R', 'count', 'Agents of this queue now working for another queue'],
	['diverted', 'S', 'count', 'Left the queue by transfer, forward or IVR, not ended'],
	['divertedPercentage', 'S', 'percentage', 'Diverted as a share of entered'],
	['eligible', 'R', 'count', 'Agents who could be offered work (not on break)'],
	['enabled', 'R', 'count', 'Agents logged in and enabled here, any status'],
	['entered', 'S', 'count', 'Interactions that came into the queue'],
	['handling', 'R', 'count', 'Agents in Handling (excluding wrap-up)'],
	['interactionsAvgWaitTime', 'S', 'average', 'Mean wait from entry to accept, abandon or divert'],
	['interactionsHandling', 'R', 'count', 'Interactions an agent is handling now'],
	['interactionsLongestWaitInQueue', 'SR', 'duration', 'Longest wait of one interaction'],
	['interactionsWaitInQueue', 'R', 'count', 'Interactions waiting now'],
	['interactionsWrapUp', 'R', 'count', 'Interactions whose agent is in wrap-up now'],
	['longestOfferingTimeInQueue', 'S', 'duration', 'Longest single time in Offering'],
	['newInQueue', 'S', 'count', 'Entered in this interval only (no carry-over)'],
	['offering', 'R', 'count', 'Agents being offered an interaction now'],
	['onBreak', 'R', 'count', 'Enabled agents on break now'],
	['shortAbandoned', 'S', 'count', 'Customer left the queue within 5 seconds'],
	['shortAbandonedPercentage', 'S', 'percentage', 'Short abandoned as a share of entered'],
	['slaPercentage', 'L', 'percentage', 'Answered within the SLA threshold, as a share of entered minus short abandons'],
	['slaPercentageTarget', 'T', 'target', 'Configured SLA goal for the queue'],
	['slaTimeThreshold', 'T', 'threshold', 'Configured SLA time limit'],
	['totalAbandoned', 'S', 'count', 'All abandons, including short ones'],
	['totalAbandonedPercentage', 'S', 'percentage', 'Total abandoned as a share of entered'],
	['workingOffline', 'R', 'count', 'Enabled agents in Working Offline now'],
	['wrapUp', 'R', 'count', 'Agents in Wrap Up now'],
];

/** Metrics of agents, for all agent operations. */
// prettier-ignore
export const agentMetrics: readonly AgentBaseMetric[] = [
	['accepted', 'S', 'count', 'Interactions this agent answered', 'by queue'],
	['activeChannels', 'R', 'list', 'Channels the agent is engaged on now, with a count for each', 'outside queues'],
	['activeDirections', 'R', 'list', 'Directions the agent is engaged in now, with a count for each', 'outside queues'],
	['activeInteractionsCount', 'R', 'count', 'Interactions the agent is engaged in now (offering, handling, wrap-up)', 'outside queues'],
	['activeQueues', 'R', 'list', 'Queues the agent is engaged for now, with a count for each', 'outside queues'],
	['alerting', 'R', 'count', 'Interactions ringing at the agent now', 'everywhere'],
	['availableTime', 'S', 'duration', 'Time in Available', 'everywhere'],
	['availableTimePercentage', 'S', 'percentage', 'Available time as a share of logged-in time', 'everywhere'],
	['averageHandlingTime', 'S', 'average', 'Mean handling time, including hold', 'by queue'],
	['averageHoldTime', 'S', 'average', 'Mean hold time', 'by queue'],
	['averageOfferingTime', 'S', 'average', 'Mean time from offer to accept or reject', 'by queue'],
	['averageWrapUpTime', 'S', 'average', 'Mean wrap-up time', 'by queue'],
	['blindTransfers', 'S', 'count', 'Transfers without talking to the recipient', 'by queue'],
	['busyTime', 'S', 'duration', 'Time in Offering, Handling and Wrap Up', 'everywhere'],
	['busyTimePercentage', 'S', 'percentage', 'Busy time as a share of logged-in time', 'everywhere'],
	['conferenceTime', 'S', 'duration', 'Time in multi-party calls', 'by queue'],
	['conferences', 'S', 'count', 'Conferences the agent set up', 'by queue'],
	['consultations', 'S', 'count', 'Outbound calls made with another call on hold', 'by queue'],
	['directInboundTime', 'S', 'duration', 'Time on direct inbound calls, excluding agent-to-agent calls', 'everywhere'],
	['directInbounds', 'S', 'count', 'Direct inbound calls, excluding agent-to-agent calls', 'everywhere'],
	['directOutboundTime', 'S', 'duration', 'Time on direct outbound calls, excluding queue and agent-to-agent calls', 'everywhere'],
	['directOutbounds', 'S', 'count', 'Direct outbound calls, excluding queue and agent-to-agent calls', 'everywhere'],
	['handlingTime', 'S', 'duration', 'Time in Handling', 'everywhere'],
	['handlingTimePercentage', 'S', 'percentage', 'Handling time as a share of logged-in time', 'everywhere'],
	['hold', 'S', 'count', 'Times the agent put a customer on hold', 'by queue'],
	['internalCalls', 'S', 'count', 'Agent-to-agent calls, both directions', 'everywhere'],
	['internalCallsInitiated', 'S', 'count', 'Agent-to-agent calls this agent made', 'everywhere'],
	['internalCallsReceived', 'S', 'count', 'Agent-to-agent calls this agent received', 'everywhere'],
	['internalCallsTime', 'S', 'duration', 'Time on agent-to-agent calls', 'everywhere'],
	['lastLogin', 'R', 'timestamp', 'Time of the latest login', 'everywhere'],
	['lastLogout', 'R', 'timestamp', 'Time of the latest logout', 'everywhere'],
	['lastStatusChange', 'R', 'timestamp', 'Time the status last changed', 'everywhere'],
	['lastStatusCodeChange', 'R', 'timestamp', 'Time the status code last changed', 'everywhere'],
	['line1Status', 'R', 'status', 'State of phone line 1', 'everywhere'],
	['line1TimeOnStatus', 'R', 'elapsed', 'Time since line 1 last changed state', 'everywhere'],
	['line2Status', 'R', 'status', 'State of phone line 2', 'everywhere'],
	['line2TimeOnStatus', 'R', 'elapsed', 'Time since line 2 last changed state', 'everywhere'],
	['loggedInTime', 'SR', 'duration', 'Logged-in time in the period; for now, of the current session', 'everywhere'],
	['longestHold', 'S', 'duration', 'Longest single hold', 'by queue'],
	['longestOffering', 'S', 'duration', 'Longest single time in Offering', 'by queue'],
	['offered', 'S', 'count', 'Interactions offered, including carry-over from earlier intervals', 'by queue'],
	['offeringTime', 'S', 'duration', 'Time in Offering', 'everywhere'],
	['onBreakTime', 'S', 'duration', 'Time on break', 'everywhere'],
	['onBreakTimePercentage', 'S', 'percentage', 'On break time as a share of logged-in time', 'everywhere'],
	['onHoldTime', 'S', 'duration', 'Sum of all hold periods', 'by queue'],
	['rejectTimeout', 'S', 'count', 'Offers that timed out without an answer', 'by queue'],
	['rejected', 'S', 'count', 'Offers the agent declined manually', 'by queue'],
	['status', 'R', 'status', 'Agent state; samples: Available, Handling, OnBreak, LoggedOut, WorkingOffline', 'everywhere'],
	['statusCode', 'R', 'status', 'Reason code for the state; null if there is none', 'everywhere'],
	['timeOnStatus', 'R', 'elapsed', 'Time in the current state', 'everywhere'],
	['timeOnStatusCode', 'R', 'elapsed', 'Time in the current status and code; resets when either changes', 'everywhere'],
	['transfersInitiated', 'S', 'count', 'Outgoing transfers, warm and blind', 'by queue'],
	['transfersInitiatedPercentage', 'S', 'percentage', 'Transfers initiated as a share of accepted', 'by queue'],
	['transfersReceived', 'S', 'count', 'Incoming transfers, warm and blind', 'by queue'],
	['warmTransfers', 'S', 'count', 'Transfers after talking to the recipient', 'by queue'],
	['workingOfflineTime', 'S', 'duration', 'Time in Working Offline', 'everywhere'],
	['workingOfflineTimePercentage', 'S', 'percentage', 'Working offline time as a share of logged-in time', 'everywhere'],
	['wrapUpTime', 'S', 'duration', 'Time in Wrap Up', 'everywhere'],
	['wrapUpTimePercentage', 'S', 'percentage', 'Wrap up time as a share of logged-in time', 'everywhere'],
];

/** Queue metrics that groups have as well. They count the members of the group. */
export const groupMetricNames: ReadonlySet<string> = new Set([
	'availableIdle',
	'eligible',
	'enabled',
	'handling',
	'onBreak',
	'workingOffline',
	'wrapUp',
]);
