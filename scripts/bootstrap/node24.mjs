// Node 20 syntax: this file runs before Node 24 is there.
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { Needs, say } from './say.mjs';

const NEEDED = 24;

/** @param {string} version such as v24.21.0 */
const major = (version) => Number(version.replace(/^v/, '').split('.')[0]);

/**
 * Major version of a Node executable, 0 if it does not run here.
 * @param {string} path
 */
function majorOf(path) {
  if (!existsSync(path)) return 0;
  try {
    return major(
      execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
    );
  } catch {
    return 0;
  }
}

/**
 * The Node that runs everything of Caseload: that of the npm package `node`, whose install script is run here and only
 * here (.npmrc forbids them all), otherwise the machine's own if it is new enough.
 * @param {string} root the project's folder
 * @returns {Promise<string>} path of the executable
 */
export async function findNode24(root) {
  const ours = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  // We may be it already; asking a second process for its version would cost 40 ms at every start.
  if (existsSync(ours) && process.execPath === realpathSync(ours)) return process.execPath;
  if (majorOf(ours) === NEEDED) return realpathSync(ours);
  if (existsSync(join(root, 'node_modules/node/package.json'))) {
    /** @type {unknown} */
    let failure;
    await npm(root, ['rebuild', 'node', '--ignore-scripts=false'], `fetching Node ${NEEDED}`).catch(
      (error) => {
        failure = error;
      },
    );
    if (majorOf(ours) === NEEDED) return realpathSync(ours);
    if (failure instanceof Error && major(process.version) < NEEDED) say(failure.message);
  }
  if (major(process.version) >= NEEDED) {
    say(
      `npm has no Node ${NEEDED} for ${process.platform}-${process.arch}: using this machine's ${process.version}`,
    );
    return process.execPath;
  }
  throw new Needs(
    `Caseload's tools need Node ${NEEDED}; this machine has ${process.version}, and npm could not bring one for ${process.platform}-${process.arch}.\nInstall Node ${NEEDED} or later (https://nodejs.org/en/download) and run this again.`,
  );
}
