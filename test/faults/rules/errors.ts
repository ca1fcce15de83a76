import { errorOf, type SeenError } from '../evidence';
import { indexes, unless, type Rule } from './rule';

/** What no user should have to read. */
const useless = /\bundefined\b|\[object |<\/?[a-z!]|\n\s+at |\bNaN\b/i;

const isUseful = ({ message, description }: SeenError) =>
	[message, description ?? ''].every((text) => text.trim() !== '' && !useless.test(text));

/** An error says what happened and what to do. */
export const explainsErrors: Rule = ({ scenario }, evidence) => {
	if (scenario.type === 'cancelled') return [];
	const { items, error } = evidence;
	const errors = [error, ...indexes(items).map((index) => errorOf(evidence, index))];
	return errors
		.filter((one) => one !== undefined)
		.flatMap((one) =>
			unless(
				isUseful(one),
				'useless error',
				() => `${one.message} / ${one.description ?? 'no description'}`,
			),
		);
};
