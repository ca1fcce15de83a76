import { instantSleep } from '../support/time/instantSleep';
import { allOperations } from '../support/operations/allOperations';
import { describeHostileResponses } from './describeHostileResponses';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

// One operation of each node.
const monstersFor = allOperations.filter(
	({ node }, index) => allOperations.findIndex((other) => other.node === node) === index,
);

describeHostileResponses({ runs: 2, megabytes: 2, monstersFor });
