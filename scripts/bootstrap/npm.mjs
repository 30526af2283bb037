// Node 20 syntax: this file runs before Node 24 is there.
import { spawn } from 'node:child_process';
import { Needs, say } from './say.mjs';

const HEARTBEAT_MS = 10_000;
const TAIL_LINES = 12;

/**
 * What a failed npm run means for a person.
 * @param {string} output what npm wrote
 */
export function explainNpm(output) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network (timeout|request)/.test(
      output,
    )
  ) {
    return 'The npm registry cannot be reached. Connect to the network (or set a registry or proxy: npm config set registry …, npm config set proxy …) and run this again.';
  }
  // npm 10 breaks off with this instead of a network error when it cannot reach the registry.
  if (output.includes('Exit handler never called')) {
    return 'npm broke off, most likely because the npm registry cannot be reached. Connect to the network and run this again.';
  }
  if (/\bE40[13]\b|ENEEDAUTH/.test(output)) {
    return 'The npm registry refuses this machine. Sign in to it (npm login) or set another one (npm config set registry …).';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full. Free about 1.5 GB and run this again.';
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return 'npm may not write here. Make this folder and the npm cache (npm config get cache) writable for you.';
  }
  if (/ETARGET|\bE404\b/.test(output)) {
    return 'The npm registry lacks a package of package-lock.json. Use the public registry: npm config set registry https://registry.npmjs.org/';
  }
  return `npm could not install the packages. Its last words:\n${output.trim().split('\n').slice(-TAIL_LINES).join('\n')}`;
}

/** npm's own script when npm started us, otherwise `npm` from PATH (a .cmd file on Windows, which needs a shell). */
function npmCommand() {
  const script = process.env['npm_execpath'];
  if (script !== undefined && /npm-cli\.c?js$/.test(script))
    return { command: process.execPath, args: [script], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * Runs npm with a line of progress every ten seconds; its output appears only when it fails.
 * @param {string} root the project's folder
 * @param {string[]} args
 * @param {string} doing what this does, in words
 * @returns {Promise<void>}
 */
export function npm(root, args, doing) {
  const { command, args: first, shell } = npmCommand();
  say(`${doing} (npm ${args.join(' ')})`);
  const began = Date.now();
  const beat = setInterval(
    () => say(`… still at it: ${Math.round((Date.now() - began) / 1000)} s`),
    HEARTBEAT_MS,
  );
  const child = spawn(command, [...first, ...args], { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  /** @type {Promise<void>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', () =>
      reject(new Needs('npm was not found. It comes with Node.js: https://nodejs.org/en/download')),
    );
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Needs(explainNpm(output)));
    });
  });
  return ended.finally(() => clearInterval(beat));
}
