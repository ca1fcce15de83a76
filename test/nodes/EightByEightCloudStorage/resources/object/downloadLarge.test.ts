import { describeLargeDownload } from './describeLargeDownload';

describeLargeDownload(70);
