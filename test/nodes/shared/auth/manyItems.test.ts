import { describeManyItems } from './describeManyItems';

describeManyItems(100);
