import '../../../../support/engine/storeFilesOnDisk';
import { instantSleep } from '../../../../support/time/instantSleep';
import { describeDownloads } from './downloadTests';

jest.mock('n8n-workflow', () => instantSleep(jest.requireActual('n8n-workflow')));

describe('object: download, files kept on disk', () =>
	describeDownloads(expect.stringMatching(/^filesystem/)));
