import { errorOf, type SeenError } from '../evidence';
import { indexes, unless, type Rule } from './rule';

/** Text that no user should see. */
const useless = /\bundefined\b|\[object |<\/?[a-z!]|\n\s+at |\bNaN\b/i;

const isUseful = ({ message, description }: SeenError) =>
	[message, description ?? ''].every((text) => text.trim() !== '' && !useless.test(text));

/** An error explains what happened and how to fix it. */
export const explainsErrors: Rule = ({ scenario }, evidence) => {
	if (scenario.type === 'cancelled') return [];
	const { items, error } = evidence;
	const errors = [error, ...indexes(items).map((index) => errorOf(evidence, index))];
	return errors
		.filter((one) => one !== undefined)
		.flatMap((one) =>
			unless(
				isUseful(one),
				'unhelpful error',
				() => `${one.message} / ${one.description ?? 'no description'}`,
			),
		);
};
