import { describeLargeZip } from './describeLargeZip';

describeLargeZip(100);
