import { describeLargeDownload } from './describeLargeDownload';

describeLargeDownload(300);
