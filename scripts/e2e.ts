// npm run e2e [-- --grep @tag …]: the app driven by Playwright on Electron or the stand-in. Arguments go to Playwright.
import { describeRuntime } from '../tests/host/runtime.ts';
import { say } from './bootstrap/say.mjs';
import { buildIfStale } from './buildIfStale.ts';
import { openDisplay } from './display.ts';
import { runBin } from './runBin.ts';
import { nameOf, prepareRuntime } from './runtime.ts';
import { reports } from './testing/stages.ts';

const runtime = await prepareRuntime();
// The stand-in's Chromium is headless; Electron has no such mode and needs a display.
const display = runtime.kind === 'electron' ? await openDisplay() : undefined;
await buildIfStale();
say(`end-to-end tests on ${nameOf(runtime)}`);
try {
  process.exitCode = await runBin(
    'playwright',
    ['test', '-c', 'tests/e2e/playwright.config.ts', ...process.argv.slice(2)],
    { ...display?.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reports.e2e },
  );
} finally {
  await display?.stop();
}
console.log(describeRuntime(runtime));
