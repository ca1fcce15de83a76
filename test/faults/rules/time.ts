import { unless, type Rule } from './rule';

/** A run terminates; a cancelled one within a second, without another request. */
export const terminates: Rule = ({ scenario }, { hung, connectionsAfterCancel }) => {
	const isCancelled = scenario.type === 'cancelled';
	return [
		...unless(!hung, 'hang', () => (isCancelled ? 'went on for a second' : 'did not end')),
		...unless(
			connectionsAfterCancel === 0,
			'hang',
			() => `${connectionsAfterCancel} requests after it was cancelled`,
		),
	];
};

/** What was to go wrong did; otherwise the case would show nothing. */
export const scenarioHappened: Rule = ({ scenario }, { affected, reachedCancelPoint }) => {
	const mustStrike = scenario.type === 'fault' || scenario.type === 'cancelled';
	return [
		...unless(!mustStrike || affected.length > 0, 'no scenario', () => 'nothing was affected'),
		...unless(
			reachedCancelPoint,
			'no scenario',
			() => 'did not get as far as it was to be cancelled',
		),
	];
};
