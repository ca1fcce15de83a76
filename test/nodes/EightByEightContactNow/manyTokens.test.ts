import { describeManyTokens } from './describeManyTokens';

describeManyTokens(50);
