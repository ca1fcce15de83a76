import { errorOf, isErrorItem, outputOf } from '../evidence';
import { firstDifference } from '../firstDifference';
import { indexes, unless, type Rule } from './rule';

/** Every input item ends with its results or with one error, paired with it. */
export const oneOutcomeEach: Rule = ({ scenario, onError }, evidence) => {
	if (scenario.type === 'cancelled') return [];
	const { items, output, error } = evidence;
	const strays = output.filter(
		({ pairedItem }) =>
			items[(pairedItem as { item?: number } | undefined)?.item ?? -1] === undefined,
	);
	const unpaired = unless(
		strays.length === 0,
		'item lost',
		() => `${strays.length} results are paired to no item`,
	);
	if (onError === 'stopWorkflow' && error) {
		const { itemIndex = -1 } = error;
		return [
			...unpaired,
			...unless(
				itemIndex >= 0 && itemIndex < items.length,
				'item lost',
				() => `the error names item ${itemIndex}`,
			),
			...unless(output.length === 0, 'item lost', () => 'results next to an error'),
		];
	}
	return [
		...unpaired,
		...unless(
			error === undefined,
			'item lost',
			() => `the node failed as a whole: ${error?.message ?? ''}`,
		),
		...indexes(items).flatMap((index) => {
			const outputs = outputOf(evidence, index);
			const errors = outputs.filter(isErrorItem).length;
			return unless(
				errors === 0 || (errors === 1 && outputs.length === 1),
				'item lost',
				() => `item ${index} has ${errors} errors among ${outputs.length} results`,
			);
		}),
	];
};

/** A successful item has exactly the results of a run without a fault. */
export const completeResults: Rule = ({ scenario, plan }, evidence, clean) => {
	if (scenario.type === 'cancelled' || evidence.error) return [];
	if (scenario.type === 'token ends' && plan.reportsTokenState) return [];
	if (scenario.type === 'fault') {
		const { fault } = scenario;
		if (
			plan.undetectable?.[fault.name] ||
			evidence.affected.some((one) => fault.isPartial?.(one))
		) {
			return [];
		}
	}
	return indexes(evidence.items).flatMap((index) => {
		if (errorOf(evidence, index)) return [];
		const difference = firstDifference(outputOf(evidence, index), outputOf(clean, index));
		return unless(
			difference === undefined,
			'item lost',
			() => `item ${index}: ${difference ?? ''}`,
		);
	});
};
