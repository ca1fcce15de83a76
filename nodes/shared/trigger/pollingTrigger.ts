import type { INodeExecutionData, INodeProperties, IPollFunctions } from 'n8n-workflow';
import { noStore } from '../auth/tokenStore';
import { readFields, type Fields, type Params } from '../fields';
import type { Api } from '../http/api';
import { toNodeError } from '../errors/toNodeError';
import { defaultConcurrency } from '../operation/defineOperation';
import { connect, withApi, type Service } from '../operation/service';
import { pollWithState } from './pollState';
import { watchOnce, type WatchLimits, type WatchState, type WatchedLists } from './watch';
import type { WatchedItem } from './cursor';

/** What a poll works with. */
export interface Poll<P> {
	readonly context: IPollFunctions;
	readonly api: Api;
	readonly params: P;
	/** Whether it is time to stop: n8n discards the result of a poll that takes too long. */
	isLate(): boolean;
}

/** A polling trigger: declared once, as data plus two functions. */
export interface PollTrigger<F extends Fields, T extends WatchedItem> {
	readonly service: Service;
	readonly fields: F;
	/** The latest few items, for a test run in the editor. */
	preview(poll: Poll<Params<F>>): Promise<INodeExecutionData[]>;
	/** What to watch, and how. `emit` receives the output items. */
	watch(
		poll: Poll<Params<F>>,
		emit: (items: readonly INodeExecutionData[]) => void,
	): Promise<{ lists: WatchedLists<T>; limits: WatchLimits }>;
}

/** Share of n8n's time budget for a poll, after which no new work is started. */
const budgetShare = 0.6;
const defaultBudgetMs = 300_000;

/** Makes n8n's properties for a trigger. */
export function describeFields(fields: Fields): INodeProperties[] {
	return Object.entries(fields).map(([name, { property, showWhen }]) => ({
		...property,
		name,
		...(showWhen ? { displayOptions: { show: { ...showWhen } } } : {}),
	}));
}

/**
 * Runs one poll. Tokens are cached by the process only, because static data belongs to the cursor here.
 *
 * @returns null if there is nothing new, so that no execution starts
 * @throws {NodeApiError | NodeOperationError}
 */
export async function runPoll<F extends Fields, T extends WatchedItem>(
	context: IPollFunctions,
	trigger: PollTrigger<F, T>,
): Promise<INodeExecutionData[][] | null> {
	try {
		const poll = await preparePoll(context, trigger);
		const items = await withApi(poll.api, () => itemsOf(poll, trigger));
		return items && items.length > 0 ? [items] : null;
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

async function itemsOf<F extends Fields, T extends WatchedItem>(
	poll: Poll<Params<F>>,
	trigger: PollTrigger<F, T>,
): Promise<INodeExecutionData[] | undefined> {
	const { context } = poll;
	if (context.getMode() === 'manual') return await trigger.preview(poll);
	return await pollWithState<WatchState, INodeExecutionData[]>(context, async (state) => {
		const items: INodeExecutionData[] = [];
		const { lists, limits } = await trigger.watch(poll, (more) => items.push(...more));
		return { state: await watchOnce(state, lists, limits), result: items };
	});
}

async function preparePoll<F extends Fields>(
	context: IPollFunctions,
	{ service, fields }: Pick<PollTrigger<F, never>, 'service' | 'fields'>,
): Promise<Poll<Params<F>>> {
	const params = readFields(
		fields,
		(name, { property }) => context.getNodeParameter(name, property.default),
		context.getTimezone(),
	);
	const credentials = await context.getCredentials(service.credential);
	const open = connect(service, context, credentials, noStore, defaultConcurrency.read);
	const budget = 'getPollBudgetMs' in context ? context.getPollBudgetMs() : defaultBudgetMs;
	const deadline = Date.now() + budget * budgetShare;
	return { context, api: open(params), params, isLate: () => Date.now() > deadline };
}
