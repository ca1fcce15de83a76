import '../../../../support/keepFilesOnDisk';
import { passTime } from '../../../../support/passTime';
import { describeDownloads } from './downloadTests';

jest.mock('n8n-workflow', () => passTime(jest.requireActual('n8n-workflow')));

describe('object: download, files kept on disk', () =>
	describeDownloads(expect.stringMatching(/^filesystem/)));
