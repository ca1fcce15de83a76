import type { IDataObject } from 'n8n-workflow';
import { pollWithState } from '../../../../nodes/shared/trigger/pollState';

let triggers = 0;

/** A separate trigger, whose polls continue the count of the previous one. */
function counter(id = `trigger-${++triggers}`, workflow: string | undefined = id) {
	const n8n = { staticData: {} as IDataObject };
	const poll = async (work?: () => Promise<void>) =>
		await pollWithState<number, number>(
			{
				getWorkflow: () => ({ id: workflow, name: 'Test', active: true }),
				getNode: () => ({
					id,
					name: id,
					type: 'test',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
				}),
				getWorkflowStaticData: (type) => (type === 'node' ? n8n.staticData : {}),
			},
			async (state = 0) => {
				await work?.();
				return { state: state + 1, result: state };
			},
		);
	/** The static data as n8n reads it from its database. */
	const saved = () => JSON.parse(JSON.stringify(n8n.staticData)) as IDataObject;
	return { n8n, poll, saved };
}

describe('pollWithState', () => {
	it('passes the state of a poll to the next one', async () => {
		const { poll } = counter();
		expect([await poll(), await poll(), await poll()]).toEqual([0, 1, 2]);
	});

	it('keeps no state of a failed poll', async () => {
		const { n8n, poll, saved } = counter();
		await poll();
		const before = saved();
		await expect(poll(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(n8n.staticData).toEqual(before);
		expect(await poll()).toBe(1);
	});

	it('continues when the static data is lost', async () => {
		const { n8n, poll } = counter();
		await poll();
		await poll();
		n8n.staticData = {};
		expect(await poll()).toBe(2);
		n8n.staticData = {};
		expect(await poll()).toBe(3);
	});

	it('continues when the static data is reverted', async () => {
		const { n8n, poll, saved } = counter();
		await poll();
		const old = saved();
		await poll();
		await poll();
		n8n.staticData = old;
		expect(await poll()).toBe(3);
	});

	it('repeats a poll that n8n discarded', async () => {
		const { n8n, poll, saved } = counter();
		await poll();
		await poll();
		const kept = saved();
		expect(await poll()).toBe(2);
		n8n.staticData = kept;
		expect(await poll()).toBe(2);
		expect(await poll()).toBe(3);
	});

	it('adopts newer state stored by another process', async () => {
		const { n8n, poll } = counter();
		await poll();
		n8n.staticData = { watch: { sequence: 50, state: 500 } };
		expect(await poll()).toBe(500);
		expect(n8n.staticData).toEqual({ watch: { sequence: 51, state: 501 } });
	});

	it('does not poll while a poll is running', async () => {
		const { poll } = counter();
		let end: () => void = () => undefined;
		const first = poll(() => new Promise((resolve) => (end = resolve)));
		expect(await poll()).toBeUndefined();
		end();
		expect(await first).toBe(0);
		expect(await poll()).toBe(1);
	});

	it('separates the same node in two workflows', async () => {
		const copies = ['one', 'two'].map((workflow) => counter('copied', workflow));
		expect([await copies[0].poll(), await copies[0].poll()]).toEqual([0, 1]);
		expect(await copies[1].poll()).toBe(0);
	});
});
