import { build, buildIfStale } from './buildIfStale.ts';

await (process.argv.includes('--if-stale') ? buildIfStale() : build());
