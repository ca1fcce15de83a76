import { passTime } from '../support/passTime';
import { allOperations } from '../support/operations';
import { describeHostileResponses } from './describeHostileResponses';

jest.mock('n8n-workflow', () => passTime(jest.requireActual('n8n-workflow')));

describeHostileResponses({ runs: 15, megabytes: 20, monstersFor: allOperations });
