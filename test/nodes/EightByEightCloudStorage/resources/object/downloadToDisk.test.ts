import '../../../../support/engine/storeFilesOnDisk';
import { describeDownloads } from './downloadTests';

describe('object: download, files kept on disk', () =>
	describeDownloads(expect.stringMatching(/^filesystem/)));
