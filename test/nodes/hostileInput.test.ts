import { passTime } from '../support/passTime';
import { describeHostileInput } from './describeHostileInput';

jest.mock('n8n-workflow', () => passTime(jest.requireActual('n8n-workflow')));

describeHostileInput(2);
