import { type ChildProcess, spawn } from 'node:child_process';
import { eventually } from './eventually.ts';
import { processTree, stillRunning, waitUntilGone } from './processTree.ts';

export interface ProcessSpec {
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** What the process must have done to be ready, for example a port that answers. Throwing means "not yet". */
  ready?: (output: () => string) => Promise<boolean> | boolean;
  readyTimeoutMs?: number;
  /**
   * The processes it starts end when it is gone (servers with workers). Then `kill` waits for them too: they hold its
   * ports and shared memory for some milliseconds more, and a restart in that time would fail.
   */
  childrenFollow?: boolean;
}

export interface Running {
  pid: number;
  /** Everything it wrote so far, stdout and stderr together. */
  output(): string;
  exited: Promise<number | NodeJS.Signals>;
  /** Sends the signal (SIGKILL unless told) and waits until the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** How long workers may take to end by themselves after their master was killed, ms. */
const patienceWithFamily = 2000;

const alive = new Set<ChildProcess>();
// A test run that ends early must not leave servers behind.
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Starts a real process and returns once it is ready by effect. If it dies first, its output is in the error. */
export async function startProcess(spec: ProcessSpec): Promise<Running> {
  const { command, args, ready, readyTimeoutMs = 15_000, childrenFollow = false, ...rest } = spec;
  const child = spawn(command, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  const output = () => Buffer.concat(chunks).toString('utf8');
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  alive.add(child);
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('error', (error) => {
      chunks.push(Buffer.from(String(error)));
      resolve(-1);
    });
    child.once('exit', (code, signal) => resolve(code ?? signal ?? -1));
  });
  let ended: number | NodeJS.Signals | undefined;
  void exited.then((how) => {
    ended = how;
    alive.delete(child);
  });
  const running: Running = {
    pid: child.pid ?? -1,
    output,
    exited,
    async kill(signal = 'SIGKILL') {
      if (ended !== undefined) return;
      const family = childrenFollow && child.pid !== undefined ? processTree(child.pid) : [];
      child.kill(signal);
      await exited;
      await waitUntilGone(family, patienceWithFamily).catch(() => {
        // A worker that is busy with its last client may outlive a killed master: the machine is to be taken as off.
        for (const { pid } of stillRunning(family)) process.kill(pid, 'SIGKILL');
      });
      await waitUntilGone(family);
    },
  };
  if (!ready) return running;
  try {
    await eventually(`${command} is ready`, () => ended !== undefined || ready(output), readyTimeoutMs);
  } catch (cause) {
    await running.kill();
    throw new Error(`${command} did not become ready. It wrote:\n${output()}`, { cause });
  }
  if (ended !== undefined)
    throw new Error(`${command} ended with ${ended} before it was ready:\n${output()}`);
  return running;
}
