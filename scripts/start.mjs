// npm start: the one command of a fresh clone. Node 20 syntax.
import { runUnderNode24 } from './bootstrap/index.mjs';

await runUnderNode24('scripts/start.ts', process.argv.slice(2));
