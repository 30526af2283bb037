import { build } from './buildIfStale.ts';

await build();
