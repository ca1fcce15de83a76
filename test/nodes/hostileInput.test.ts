import { instantSleep } from '../support/time/instantSleep';
import { describeHostileInput } from './describeHostileInput';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

describeHostileInput(1);
