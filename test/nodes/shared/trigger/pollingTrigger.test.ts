import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { dateTime } from '../../../../nodes/shared/fields';
import { showWhen, string } from '../../../../nodes/shared/fields';
import { withSecrets } from '../../../../nodes/shared/auth/authentication';
import type { Service } from '../../../../nodes/shared/operation/service';
import {
	describeFields,
	runPoll,
	type Poll,
	type PollTrigger,
} from '../../../../nodes/shared/trigger/pollingTrigger';
import type { WatchedItem } from '../../../../nodes/shared/trigger/cursor';

const minute = 60_000;
const start = Date.UTC(2026, 0, 1, 12);

const service: Service = {
	credential: 'testApi',
	authenticate: () => withSecrets([]),
	endpoint: ({ host }, { area }) => ({
		service: 'Test API',
		baseUrl: `https://${String(host)}/${String(area)}`,
	}),
};
const fields = {
	area: string({ displayName: 'Area', required: true }),
	since: dateTime({ displayName: 'Since' }),
};
type Trigger = PollTrigger<typeof fields, WatchedItem>;

/** A trigger that watches a list which grows with `add`, and exposes the arguments of a poll. */
function listTrigger() {
	const list: WatchedItem[] = [];
	const polls: Array<Poll<{ area: string; since: number | undefined }>> = [];
	const toItem = ({ id }: WatchedItem): INodeExecutionData => ({ json: { id } });
	const trigger: Trigger = {
		service,
		fields,
		async preview(poll) {
			polls.push(poll);
			return await Promise.resolve(list.slice(-1).map(toItem));
		},
		async watch(poll, emit) {
			polls.push(poll);
			return await Promise.resolve({
				limits: { lookBackMs: minute, maxThings: 10 },
				lists: {
					names: ['list'],
					settings: '',
					newest: async () => await Promise.resolve(list.at(-1)?.time),
					async *since(_name, time) {
						await Promise.resolve();
						yield { things: list.filter((thing) => thing.time >= time), now: start + minute };
					},
					async deliver(things) {
						emit(things.map(toItem));
						return await Promise.resolve({ left: [] });
					},
				},
			});
		},
	};
	const add = (id: string, time: number) => void list.push({ id, time });
	return { trigger, polls, add };
}

let nodes = 0;

/** The part of n8n that polls use, for a separate node. */
function n8nWith(parameters: IDataObject = { area: 'a' }, given: object = {}): IPollFunctions {
	const id = `node-${++nodes}`;
	const staticData: IDataObject = {};
	const context = {
		getMode: () => 'trigger',
		getNode: () => ({ id, name: 'Trigger', type: 'test', typeVersion: 1, parameters: {} }),
		getWorkflow: () => ({ id: 'workflow' }),
		getWorkflowStaticData: () => staticData,
		getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
		getTimezone: () => 'Europe/Berlin',
		getCredentials: async (type: string) => await Promise.resolve({ host: `${type}.test` }),
		helpers: { httpRequest: () => Promise.reject(new Error('No poll below sends requests')) },
		...given,
	};
	return context as unknown as IPollFunctions;
}

describe('describeFields', () => {
	it('adds the name and any display conditions to each field', () => {
		const area = string({ displayName: 'Area' });
		const street = showWhen(string({ displayName: 'Street' }), { area: ['town'] });
		expect(describeFields({ area, street })).toEqual([
			{ ...area.property, name: 'area' },
			{ ...street.property, name: 'street', displayOptions: { show: { area: ['town'] } } },
		]);
	});
});

describe('a poll', () => {
	it('returns what is new since the last one and starts no execution without news', async () => {
		const { trigger, add } = listTrigger();
		const context = n8nWith();
		add('old', start);
		expect(await runPoll(context, trigger)).toBeNull();
		expect(await runPoll(context, trigger)).toBeNull();
		add('new', start + 1);
		expect(await runPoll(context, trigger)).toEqual([[{ json: { id: 'new' } }]]);
		expect(await runPoll(context, trigger)).toBeNull();
	});

	it('in the editor returns the latest items and leaves the next poll unaffected', async () => {
		const { trigger, add } = listTrigger();
		const context = n8nWith();
		const manual = Object.assign(Object.create(context), { getMode: () => 'manual' });
		expect(await runPoll(manual as IPollFunctions, trigger)).toBeNull();
		await runPoll(context, trigger);
		add('new', start + 1);
		const shown = [[{ json: { id: 'new' } }]];
		expect(await runPoll(manual as IPollFunctions, trigger)).toEqual(shown);
		expect(await runPoll(context, trigger)).toEqual(shown);
	});

	it('receives the values of the fields and their API', async () => {
		const { trigger, polls } = listTrigger();
		const context = n8nWith({ area: ' north ', since: '2026-01-01T12:00:00' });
		await runPoll(context, trigger);
		expect(polls).toMatchObject([
			{
				params: { area: 'north', since: start - 60 * minute },
				api: { baseUrl: 'https://testApi.test/north', concurrency: 10 },
			},
		]);
		expect(polls[0].context).toBe(context);
	});

	it('uses the default of a field that the workflow does not contain', async () => {
		const { trigger, polls } = listTrigger();
		await runPoll(n8nWith({ area: 'a' }), trigger);
		expect(polls[0].params.since).toBeUndefined();
	});

	it('times out when most of n8n’s time limit has passed', async () => {
		const now = jest.spyOn(Date, 'now').mockReturnValue(start);
		try {
			const lateAt = async (given: object) => {
				const { trigger, polls } = listTrigger();
				now.mockReturnValue(start);
				await runPoll(n8nWith(undefined, given), trigger);
				const isLate = (ms: number) => {
					now.mockReturnValue(start + ms);
					return polls[0].isLate();
				};
				return { isLate };
			};
			const withBudget = await lateAt({ getPollBudgetMs: () => 100_000 });
			expect([withBudget.isLate(60_000), withBudget.isLate(60_001)]).toEqual([false, true]);
			// n8n's own default is five minutes.
			const untold = await lateAt({});
			expect([untold.isLate(180_000), untold.isLate(180_001)]).toEqual([false, true]);
		} finally {
			now.mockRestore();
		}
	});

	it('reports a failure as n8n’s error', async () => {
		const { trigger } = listTrigger();
		await expect(runPoll(n8nWith({ area: '' }), trigger)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: "'Area' is empty",
		});
	});
});
