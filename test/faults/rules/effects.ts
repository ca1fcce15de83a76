import { errorOf, type Evidence } from '../evidence';
import { indexes, unless, type Rule } from './rule';

const succeeded = (evidence: Evidence, index: number) =>
	evidence.error ? index < (evidence.error.itemIndex ?? 0) : errorOf(evidence, index) === undefined;

/** The effect of an operation happens at most once for each item. */
export const atMostOnce: Rule = ({ plan }, { effects = [] }) =>
	plan.repeatable
		? []
		: indexes(effects).flatMap((index) =>
				unless(
					effects[index] <= 1,
					'effect duplicated',
					() => `${effects[index]} times for item ${index}`,
				),
			);

/** A successful item had its effect. */
export const successHasEffect: Rule = ({ scenario }, evidence) => {
	const { effects = [] } = evidence;
	if (scenario.type === 'cancelled') return [];
	return indexes(effects).flatMap((index) =>
		unless(
			!succeeded(evidence, index) || effects[index] > 0,
			'effect missing',
			() => `item ${index} succeeded without an effect`,
		),
	);
};

/** When an item stops the workflow, later items have no effect. */
export const noEffectAfterFailure: Rule = ({ plan }, { error, effects = [] }) => {
	const { itemIndex = Infinity } = error ?? {};
	if (plan.effects === undefined || plan.inParallel || plan.repeatable) return [];
	return indexes(effects)
		.filter((index) => index > itemIndex)
		.flatMap((index) =>
			unless(
				effects[index] === 0,
				'effect duplicated',
				() => `done for item ${index} after item ${itemIndex} failed`,
			),
		);
};
