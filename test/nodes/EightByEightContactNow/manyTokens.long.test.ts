import { describeManyTokens } from './describeManyTokens';

describeManyTokens(1100);
