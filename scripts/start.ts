// npm start, under Node 24 (start.mjs saw to that): display, runtime, build, then the demo.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { say } from './bootstrap/say.mjs';
import { buildIfStale } from './buildIfStale.ts';
import { type Demo, startDemo } from './demo/startDemo.ts';
import { openDisplay } from './display.ts';
import { root } from './runBin.ts';
import { nameOf, prepareRuntime } from './runtime.ts';
import { readStartArguments, startHelp, type StartArguments } from './startArguments.ts';

const options = readStartArguments(process.argv.slice(2));
if (options.help) console.log(startHelp);
else await main(options);

async function main({ check, data }: StartArguments): Promise<void> {
  const runtime = await prepareRuntime();
  if (runtime.kind === 'stand-in') {
    say(
      "Electron's runtime is neither here nor downloadable: opening the same app on the stand-in in Chromium",
    );
  }
  const display = await openDisplay();
  await buildIfStale();
  const temporary = check && data === undefined;
  const dataDir = temporary
    ? await mkdtemp(join(tmpdir(), 'cl-demo-'))
    : resolve(data ?? join(root, '.demo'));
  await mkdir(dataDir, { recursive: true });
  let demo: Demo | undefined;
  let seen: Demo['seen'] = null;
  try {
    demo = await startDemo({ runtime, display, dataDir, check });
    if (demo.seen?.screenshot !== undefined) say(`screenshot: ${demo.seen.screenshot}`);
    if (check) {
      seen = demo.seen;
    } else {
      say(
        `open on ${nameOf(runtime)}; the demo's data is in ${dataDir}. Close the window or press Ctrl+C to end.`,
      );
      await Promise.race([demo.closed, interrupted()]);
    }
  } finally {
    await demo?.stop();
    await display.stop();
    if (temporary) await rm(dataDir, { recursive: true, force: true });
  }
  if (seen === null) return;
  const { inboxes, cases, msToWindow, msToInbox } = seen;
  // The one line that scripts read; it is the last.
  console.log(JSON.stringify({ runtime: nameOf(runtime), inboxes, cases, msToWindow, msToInbox }));
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}
