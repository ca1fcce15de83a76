import { describeWeek } from './describeWeek';

describeWeek(10_000);
