// npm run verify:runtime: which runtime this machine has, and the end-to-end suite on it.
import { say } from './bootstrap/say.mjs';
import { runNode } from './runBin.ts';
import { nameOf, prepareRuntime } from './runtime.ts';

const runtime = await prepareRuntime();
say(`runtime: ${nameOf(runtime)} at ${runtime.executablePath}`);
const code = await runNode(['scripts/run.mjs', 'scripts/e2e.ts', ...process.argv.slice(2)]);
console.log(`end-to-end suite ${code === 0 ? 'passed' : 'failed'} on ${nameOf(runtime)}`);
process.exitCode = code;
