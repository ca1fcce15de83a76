import { unless, type Rule } from './rule';

/** A run ends; a cancelled one within a second, without another request. */
export const ends: Rule = ({ trouble }, { hung, connectionsAfterCancel }) => {
	const isCancelled = trouble.type === 'cancelled';
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
export const hadTrouble: Rule = ({ trouble }, { struck, gotThere }) => {
	const mustStrike = trouble.type === 'fault' || trouble.type === 'cancelled';
	return [
		...unless(!mustStrike || struck.length > 0, 'no trouble', () => 'nothing was struck'),
		...unless(gotThere, 'no trouble', () => 'did not get as far as it was to be cancelled'),
	];
};
