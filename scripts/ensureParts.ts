import { spawn } from 'node:child_process';
import {
  isRoot,
  missingParts,
  packagesOf,
  type SystemPart,
  systemParts,
} from '../tests/support/systemParts.ts';
import { Needs, say } from './bootstrap/say.mjs';
import { installCommand, isDebianLike } from './debian.ts';

const HEARTBEAT_MS = 15_000;

/**
 * Makes sure that these programs are on the machine: as root on Debian or Ubuntu it installs what is missing, anywhere
 * else it ends with the exact command and who needs what.
 * @param why what the programs are for, in words
 */
export async function ensureParts(parts: readonly SystemPart[], why: string): Promise<void> {
  const missing = missingParts(parts);
  if (missing.length === 0) return;
  const packages = packagesOf(missing);
  const names = missing.map((part) => systemParts[part].programs[0]).join(', ');
  if (process.platform !== 'linux') throw new Needs(`${why} needs ${names}. Install it and run this again.`);
  if (!isRoot() || !isDebianLike()) {
    throw new Needs(
      `${why} needs ${names}. On Debian or Ubuntu run:\n  ${installCommand(packages, isRoot())}\nand then this again.`,
    );
  }
  say(`${why} needs ${names}: installing ${packages.join(' ')}`);
  // One unreachable source must not stop what the others have; if the lists are too old, the installation says so.
  await aptGet(['update', '-q']).catch((error: unknown) => say(String(error)));
  // --no-remove: a machine that already has another mail server keeps it.
  await aptGet(['install', '-y', '-q', '--no-remove', '--no-install-recommends', ...packages]);
  const still = missingParts(parts);
  if (still.length > 0)
    throw new Needs(`${still.join(', ')} is still missing after the installation of ${packages.join(' ')}.`);
  say('system packages installed');
}

/** Runs apt-get, waiting up to five minutes for another one that holds the lock. Its output appears when it fails. */
async function aptGet(args: string[]): Promise<void> {
  say(`apt-get ${args.join(' ')}`);
  const began = performance.now();
  const beat = setInterval(
    () => say(`… still at it: ${Math.round((performance.now() - began) / 1000)} s`),
    HEARTBEAT_MS,
  );
  const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const code = await new Promise<number>((done, reject) => {
    child.once('error', reject);
    child.once('close', (status) => done(status ?? 1));
  }).finally(() => clearInterval(beat));
  if (code !== 0) {
    const tail = output.trim().split('\n').slice(-15).join('\n');
    throw new Needs(`apt-get ${args[0] ?? ''} failed. Its last words:\n${tail}`);
  }
}
