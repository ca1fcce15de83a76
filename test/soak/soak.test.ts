import { describeSoak } from './describeSoak';

// The short form of full.soak.ts, for every run of the tests.
describeSoak({ executions: 300, seed: 1, samples: 12 });
