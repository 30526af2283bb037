// node scripts/run.mjs TARGET.ts [arguments]: see bootstrap/index.mjs. Node 20 syntax.
import { runUnderNode24 } from './bootstrap/index.mjs';

const [target, ...args] = process.argv.slice(2);
if (target === undefined) {
  process.stderr.write('usage: node scripts/run.mjs TARGET.ts [arguments]\n');
  process.exit(2);
}
await runUnderNode24(target, args);
