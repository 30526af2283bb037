import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../bootstrap/say.mjs';
import { root } from '../runBin.ts';
import { type Counts, none, withExitCode } from './counts.ts';
import { readReport } from './reports.ts';
import type { Stage } from './stages.ts';

const HEARTBEAT_MS = 30_000;

export interface StageResult {
  counts: Counts;
  /** Everything the stage wrote; also kept in test-results/<name>.log. */
  output: string;
  ms: number;
}

/** Runs one stage to its end. Never throws for a failing stage: a failure is a result. */
export async function runStage(stage: Stage): Promise<StageResult> {
  const began = performance.now();
  const missing = stage.needs.filter((pattern) => globSync(pattern, { cwd: root }).length === 0);
  if (missing.length > 0) {
    return { counts: { ...none, failed: 1 }, output: `missing: ${missing.join(', ')}`, ms: 0 };
  }
  await mkdir(join(root, 'test-results'), { recursive: true });
  if (stage.report !== undefined) await rm(join(root, stage.report), { force: true });
  const beat = setInterval(
    () => say(`${stage.name}: … ${Math.round((performance.now() - began) / 1000)} s`),
    HEARTBEAT_MS,
  );
  const { code, output } = await capture(stage.args).finally(() => clearInterval(beat));
  await writeFile(join(root, `test-results/${stage.name}.log`), output);
  const report = stage.report === undefined ? undefined : readReport(join(root, stage.report));
  const counts = stage.count?.(output, report) ?? { ...none, passed: code === 0 ? 1 : 0 };
  return { counts: withExitCode(counts, code), output, ms: performance.now() - began };
}

function capture(args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A machine set to production must not make the tests run Vue's production build.
    env: { ...process.env, NODE_ENV: undefined, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  let output = '';
  const take = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, output: `${output}${error.message}` }));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}
