import { describeWeek } from './describeWeek';

describeWeek(500);
