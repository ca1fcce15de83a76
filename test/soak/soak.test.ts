import { describeSoak } from './describeSoak';

describeSoak({ executions: 60, seed: 1, samples: 12 });
