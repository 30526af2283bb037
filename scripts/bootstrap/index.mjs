// Node 20 syntax and only `node:` imports: on a fresh clone nothing else is there yet.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { whyInstall } from './lock.mjs';
import { findNode24 } from './node24.mjs';
import { npm } from './npm.mjs';
import { Needs, say } from './say.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
// Set in the process that was started again; a second round would mean that Node cannot be found at all.
const GUARD = 'CASELOAD_STARTED_BY';

/**
 * Runs a TypeScript file of ours: installs what package-lock.json says if need be, then starts again under Node 24 with
 * that Node first in PATH, and imports the file there.
 * @param {string} target path below the project's folder
 * @param {string[]} args what the file finds in process.argv from index 2 on
 */
export async function runUnderNode24(target, args) {
  try {
    if (!existsSync(join(root, target))) throw new Needs(`missing: ${target}`);
    const why = whyInstall(root);
    if (why !== undefined) {
      say(`${why}: installing them, this takes about a minute`);
      // A machine set to production leaves the tools out unless told; so the options are spelled out.
      const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
      await npm(root, ['ci', ...options], 'installing packages');
      // npm has ended without an error and without the packages before.
      if (whyInstall(root) !== undefined) throw new Needs('npm did not install everything. Run this again.');
      say('packages installed');
    }
    const node = await findNode24(root);
    if (node === process.execPath) await runHere(target, args, node);
    else await runAgain(node);
  } catch (error) {
    fail(error);
  }
}

/** @param {string} target @param {string[]} args @param {string} node */
async function runHere(target, args, node) {
  const bin = dirname(node);
  const path = (process.env['PATH'] ?? '').split(delimiter);
  if (path[0] !== bin) process.env['PATH'] = [bin, ...path].join(delimiter);
  const file = join(root, target);
  process.argv = [node, file, ...args];
  await import(pathToFileURL(file).href);
}

/** @param {string} node */
async function runAgain(node) {
  if (process.env[GUARD] === String(process.ppid)) throw new Error(`${node} did not start as itself`);
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, [GUARD]: String(process.pid) },
  });
  // The terminal sends ^C to both; this process only waits for the other's end.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  const code = await new Promise((done, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) =>
      done(status ?? 128 + (signal === null ? 1 : constants.signals[signal])),
    );
  });
  process.exit(Number(code));
}

/** @param {unknown} error */
function fail(error) {
  // What a person can act on is one message; anything else is a bug and keeps its stack.
  const known = error instanceof Error && (error instanceof Needs || error.name === 'AppError');
  process.stderr.write(`\n${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
