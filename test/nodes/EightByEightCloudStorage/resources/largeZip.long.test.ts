import { describeLargeZip } from './describeLargeZip';

// `ZIP_MEGABYTES=1800 npm run test:long -- largeZip` shows the same with the largest zip that 8x8 makes.
describeLargeZip(Number(process.env.ZIP_MEGABYTES ?? 300));
