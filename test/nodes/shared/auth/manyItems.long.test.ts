import { describeManyItems } from './describeManyItems';

describeManyItems(1000);
