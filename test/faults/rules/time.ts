import { unless, type Rule } from './rule';

/** A run ends; a cancelled one within a second, without another request. */
export const ends: Rule = ({ trouble }, { hung, connectionsAfterCancel, gotThere }) => {
	const isCancelled = trouble.type === 'cancelled';
	return [
		...unless(!hung, 'hang', () => (isCancelled ? 'went on for a second' : 'did not end')),
		...unless(
			connectionsAfterCancel === 0,
			'hang',
			() => `${connectionsAfterCancel} requests after it was cancelled`,
		),
		// Otherwise the case would show nothing.
		...unless(gotThere, 'hang', () => 'did not get as far as it was to be cancelled'),
	];
};
