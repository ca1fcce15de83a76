import { describeLargeZip } from './describeLargeZip';

describeLargeZip(70);
