import { describeManyObjects } from './describeManyObjects';

describeManyObjects(25_000);
