import { unless, type Rule } from './rule';

/** A run ends; a cancelled one within a second and without another request. */
export const terminates: Rule = ({ scenario }, { hung, connectionsAfterCancel }) => {
	const isCancelled = scenario.type === 'cancelled';
	return [
		...unless(!hung, 'hang', () => (isCancelled ? 'continued for a second' : 'did not end')),
		...unless(
			connectionsAfterCancel === 0,
			'hang',
			() => `${connectionsAfterCancel} requests after it was cancelled`,
		),
	];
};

/** The fault really occurred; otherwise the case would prove nothing. */
export const scenarioHappened: Rule = ({ scenario }, { affected, reachedCancelPoint }) => {
	const mustStrike = scenario.type === 'fault' || scenario.type === 'cancelled';
	return [
		...unless(!mustStrike || affected.length > 0, 'not triggered', () => 'nothing was affected'),
		...unless(reachedCancelPoint, 'not triggered', () => 'did not reach the point of cancellation'),
	];
};
