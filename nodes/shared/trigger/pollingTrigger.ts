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

/** What a poll has at hand. */
export interface Poll<P> {
	readonly context: IPollFunctions;
	readonly api: Api;
	readonly params: P;
	/** Whether it is time to stop: n8n throws away what a poll brings too late. */
	isLate(): boolean;
}

/** A polling trigger: declared once, as data plus two functions. */
export interface PollTrigger<F extends Fields, T extends WatchedItem> {
	readonly service: Service;
	readonly fields: F;
	/** The latest few, for a test run in the editor. */
	preview(poll: Poll<Params<F>>): Promise<INodeExecutionData[]>;
	/** What to watch, and how. `emit` takes the items of what is delivered. */
	watch(
		poll: Poll<Params<F>>,
		emit: (items: readonly INodeExecutionData[]) => void,
	): Promise<{ lists: WatchedLists<T>; limits: WatchLimits }>;
}

/** Share of the time that n8n gives a poll, after which no new work is begun. */
const budgetShare = 0.6;
const defaultBudgetMs = 300_000;

/** n8n's properties of a trigger. */
export function describeFields(fields: Fields): INodeProperties[] {
	return Object.entries(fields).map(([name, { property, showWhen }]) => ({
		...property,
		name,
		...(showWhen ? { displayOptions: { show: { ...showWhen } } } : {}),
	}));
}

/**
 * Runs one poll. Tokens come from the process's cache alone: static data belongs to the cursor here.
 *
 * @returns null when there is nothing new, so that no execution starts
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
