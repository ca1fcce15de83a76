import { instantSleep } from '../support/time/instantSleep';
import { allOperations } from '../support/operations/allOperations';
import { describeHostileResponses } from './describeHostileResponses';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

describeHostileResponses({ runs: 15, megabytes: 20, monstersFor: allOperations });
