import { describeSoak } from './describeSoak';

describeSoak({ executions: 3600, seed: 1, samples: 40 });
