import { deepCopy } from 'n8n-workflow';
import type { Api } from './http/api';
import { askTogether, idOf, type ItemParams, type Outcome, type Question } from './askTogether';
import { runOperation, type Operation, type Output } from './operation';

/** What to plan for. */
export interface Items {
	readonly operation: Operation;
	/** Number of items. */
	readonly count: number;
	/** The parameters of an item by its index. @throws {InvalidInput} */
	readonly read: (index: number) => ItemParams;
	/** The API for an item by its parameters. @throws {InvalidInput} */
	readonly open: (params: ItemParams) => Api;
}

/** Which items are answered together, and how each gets its answer. */
export interface Plan {
	/** Indexes of the items, each in one group; groups in the order of their first items. */
	readonly groups: ReadonlyArray<readonly number[]>;
	/** Yields the output for one item. Throws that item's error. */
	answer(index: number): AsyncIterable<Output>;
}

/** Each item by itself: its parameters are read, and its requests made, when its turn comes. */
export function separateItems({ operation, count, read, open }: Items): Plan {
	return {
		groups: Array.from({ length: count }, (_, index) => [index]),
		async *answer(index) {
			const params = read(index);
			yield* runOperation(operation, { api: open(params), params });
		},
	};
}

/**
 * The same is asked only once: items with equal parameters share one run and, where the operation joins
 * its reads, items that differ only in the ID share one request.
 */
export function combineItems(items: Items): Plan {
	const { operation, open } = items;
	const separate = separateItems(items);
	const { questions, loners } = findQuestions(items);
	const groups = loners.map((index) => [index]);
	const answers = new Map<number, Plan['answer']>();

	for (const batch of findBatches(questions, operation)) {
		groups.push(batch.flatMap((question) => question.items).sort((a, b) => a - b));
		const outcomes = once(async () => await askTogether(operation, open, batch));
		for (const [position, question] of batch.entries()) {
			const answer: Plan['answer'] = async function* (index) {
				const outputs = outputsOf((await outcomes())[position]);
				// What follows in the workflow may change an item, and must not change its twins.
				yield* index === question.items[0] ? outputs : outputs.map((output) => deepCopy(output));
			};
			for (const index of question.items) answers.set(index, answer);
		}
	}
	return {
		groups: groups.sort(([a = 0], [b = 0]) => a - b),
		answer: (index) => (answers.get(index) ?? separate.answer)(index),
	};
}

/** Loners are items that were not to be combined, and those whose parameters cannot be read. */
function findQuestions({ count, read }: Items): { questions: Question[]; loners: number[] } {
	const questions = new Map<string, { params: ItemParams; items: number[] }>();
	const loners: number[] = [];
	for (let index = 0; index < count; index++) {
		const params = readOrNothing(read, index);
		const { combineRequests } = (params?.options ?? {}) as { combineRequests?: boolean };
		if (!params || combineRequests === false) {
			loners.push(index);
			continue;
		}
		const key = JSON.stringify(params);
		const question = questions.get(key);
		if (question) question.items.push(index);
		else questions.set(key, { params, items: [index] });
	}
	return { questions: [...questions.values()], loners };
}

/** Reading fails again, and is reported, when the item's turn comes. */
function readOrNothing(read: Items['read'], index: number): ItemParams | undefined {
	try {
		return read(index);
	} catch {
		return undefined;
	}
}

function findBatches(questions: Question[], { combine }: Operation): Question[][] {
	if (typeof combine !== 'object') return questions.map((question) => [question]);
	const joinable = new Map<string, Question[]>();
	for (const question of questions) {
		const key = JSON.stringify({ ...question.params, [combine.by]: undefined });
		const together = joinable.get(key);
		if (together) together.push(question);
		else joinable.set(key, [question]);
	}
	return [...joinable.values()].flatMap((together) => {
		const byId = new Map(together.map((question) => [idOf(question, combine), question]));
		const batches = combine.split([...byId.keys()], together[0]?.params ?? {});
		return batches.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
	});
}

function outputsOf(outcome: Outcome | undefined): readonly Output[] {
	if (outcome && 'outputs' in outcome) return outcome.outputs;
	throw outcome?.error;
}

function once<T>(task: () => Promise<T>): () => Promise<T> {
	let started: Promise<T> | undefined;
	return () => (started ??= task());
}
