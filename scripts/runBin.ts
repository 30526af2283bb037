import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

/** The package that brings a command, where the two names differ. */
const packageOf: Record<string, string> = { playwright: '@playwright/test' };

/** The JavaScript file behind a command of node_modules; run with our own Node it needs no shell on any platform. */
export function binPath(command: string): string {
  const folder = join(root, 'node_modules', packageOf[command] ?? command);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${folder} has no command ${command}`);
  return join(folder, file);
}

/** Runs a command of node_modules on this terminal; resolves with its exit code (1 if a signal ended it). */
export function runBin(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return runNode([binPath(command), ...args], env);
}

/** The same for a script of ours. */
export function runNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((done, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => done(code ?? 1));
  });
}
