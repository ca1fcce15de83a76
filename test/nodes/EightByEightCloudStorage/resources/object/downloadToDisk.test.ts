import '../../../../support/keepFilesOnDisk';
import { describeDownloads } from './downloadTests';

describe('object: download, files kept on disk', () =>
	describeDownloads(expect.stringMatching(/^filesystem/)));
