import { describeSoak } from './describeSoak';

describeSoak({ executions: 120, seed: 1, samples: 12 });
