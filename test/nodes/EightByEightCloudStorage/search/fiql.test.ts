import {
	all,
	any,
	compare,
	meets,
	toFiql,
	type Condition,
} from '../../../../nodes/EightByEightCloudStorage/search/fiql';
import { conditionOf } from '../../../../nodes/EightByEightCloudStorage/fields/filters';
import type { StorageObject } from '../../../../nodes/EightByEightCloudStorage/api/storageObject';
import { seededRandom } from '../../../support/seededRandom';
import { parseFiql } from '../../../sandbox/storage/fiql';

/** Values that could change the meaning of a filter, mixed with common ones. */
const pieces = [
	...['Smith', 'Zoë', "D'Souza", 'Sales (EU)', 'a,b', '==', '!=', '=gt=', ';', ',', ')', '('],
	...['"', "'", '*', '%3B', '%', '\\', '&', '#', '?', '+44', ' ', '007', '7', '1e1', '10'],
	...['名前', '🎧', '\n', '~', '<', '>', '$', '__proto__', 'type==x', ');(a==b'],
];
const selectors = ['agentName', 'queueName', 'x-y', 'recording_start_time'];

const read = (object: StorageObject, selector: string) =>
	object.tags?.find(({ key }) => key === selector)?.value ??
	(object as Record<string, unknown>)[selector]?.toString();

/** A second, trivial implementation of conditions: equality of the texts. */
function isMeant(object: StorageObject, condition: Condition): boolean {
	if (condition.kind === 'raw') throw new Error('not used here');
	if (condition.kind === 'compare') {
		const isEqual = read(object, condition.selector) === condition.value;
		return condition.operator === '==' ? isEqual : !isEqual;
	}
	if (condition.kind === 'all') return condition.conditions.every((one) => isMeant(object, one));
	return condition.conditions.some((one) => isMeant(object, one));
}

/** What the node returns: the sandbox's filter, then the node's own filter. */
function find(objects: readonly StorageObject[], condition: Condition): StorageObject[] {
	const fiql = toFiql(condition);
	const found = fiql === undefined ? objects : objects.filter(parseFiql(fiql, read).matches);
	return found.filter((object) => meets(object, condition));
}

describe('toFiql', () => {
	it('matches exactly the intended objects for any values', () => {
		const random = seededRandom(2025);
		const value = () =>
			Array.from({ length: 1 + random.below(2) }, () => random.of(pieces)).join('');
		let hits = 0;
		let sent = 0;
		for (let round = 0; round < 3000; round++) {
			const values = Array.from({ length: 4 }, value);
			const objects = Array.from({ length: 12 }, (_, index) => ({
				id: String(index),
				type: random.of(['callrecording', 'voicemail', values[0]]),
				tags: selectors.flatMap((key) =>
					random.below(4) === 0 ? [] : [{ key, value: random.of(values) }],
				),
			}));
			const comparison = () =>
				compare(
					random.of([...selectors, 'type']),
					random.below(4) === 0 ? '!=' : '==',
					random.of(values),
				);
			const group = () => random.of([all, any])([comparison(), comparison()]);
			const condition = random.of([
				comparison(),
				all([comparison(), comparison()]),
				any([comparison(), comparison()]),
				all([group(), comparison()]),
				any([group(), group()]),
				all([group(), all([group(), comparison()])]),
			]);
			const meant = objects.filter((object) => isMeant(object, condition));
			const found = { condition, objects: find(objects, condition) };
			expect(found).toEqual({ condition, objects: meant });
			hits += meant.length;
			if (toFiql(condition) !== undefined) sent++;
		}
		expect(hits).toBeGreaterThan(1000);
		expect(sent).toBeGreaterThan(500);
	});

	it.each([
		[compare('agentName', '==', 'Zoë Ünal'), 'agentName==Zoë Ünal'],
		[compare('callerId', '==', '+442035551234'), 'callerId==+442035551234'],
		[compare('agentName', '==', 'Smith, John'), undefined],
		[compare('agentName', '==', 'A*'), undefined],
		[all([compare('type', '==', 'a'), compare('queueName', '==', 'b;c')]), 'type==a'],
		[any([compare('type', '==', 'a'), compare('type', '==', 'b,c')]), undefined],
		[
			all([
				any([compare('type', '==', 'a'), compare('type', '==', 'b')]),
				{ kind: 'raw', fiql: 'x==1,y==2' },
			]),
			'(type==a,type==b);(x==1,y==2)',
		],
	] as const)('translates %j into %s', (condition, fiql) => {
		expect(toFiql(condition)).toBe(fiql);
	});
});

describe('conditionOf', () => {
	const fiqlOf = (...given: Parameters<typeof conditionOf>) => {
		const condition = conditionOf(...given);
		return condition && toFiql(condition);
	};

	it('is undefined without filters', () => {
		expect(conditionOf({})).toBeUndefined();
	});

	it('translates filters into FIQL', () => {
		expect(
			fiqlOf(
				{
					types: ['callrecording', 'transcription/callcenterrecording'],
					createdAfter: Date.UTC(2025, 0, 1),
					createdBefore: Date.UTC(2025, 0, 2),
					durationFrom: 100000,
					direction: 'INBOUND',
					queue: 'Support VIP',
					states: ['AVAILABLE', 'REVOKED'],
					tags: [compare('tenantId', '!=', 'one')],
				},
				'size=gt=1024,size=lt=9',
			),
		).toBe(
			'(type==callrecording,(type==transcription;sourceObjectType==callcenterrecording));' +
				'createdTime=ge=1735689600000;createdTime=lt=1735776000000;duration=ge=100000;' +
				'direction==INBOUND;(queueName==Support VIP,queueNumber==Support VIP);' +
				'(objectState==AVAILABLE,objectState==REVOKED);tenantId!=one;(size=gt=1024,size=lt=9)',
		);
	});

	it('uses a raw filter unchanged', () => {
		expect(fiqlOf({}, 'type==a,type==b')).toBe('type==a,type==b');
	});
});
