import { describeDownloads } from './downloadTests';

describe('object: download, files kept in memory', () => describeDownloads(undefined));
