import { describeLargeDownload } from './describeLargeDownload';

describeLargeDownload(100);
