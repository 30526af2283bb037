import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that a test may ask about later: its start time tells it from another one with the same pid. */
export interface KnownProcess {
  pid: number;
  started: string;
}

interface Stat extends KnownProcess {
  parent: number;
  state: string;
}

/** `pid`, state, parent and start time of proc(5); undefined for a process that is gone. Linux only. */
function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(') ') + 2).split(' ');
    return { pid, state: fields[0] ?? '', parent: Number(fields[1]), started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** The process and everything below it, as of now. */
export function processTree(root: number): KnownProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat !== undefined);
  const tree: Stat[] = all.filter(({ pid }) => pid === root);
  for (let at = 0; at < tree.length; at++) tree.push(...all.filter(({ parent }) => parent === tree[at]!.pid));
  return tree;
}

/** Those of `processes` that still run; a zombie does not. */
export function stillRunning(processes: readonly KnownProcess[]): KnownProcess[] {
  return processes.filter(({ pid, started }) => {
    const now = statOf(pid);
    return now?.started === started && now.state !== 'Z';
  });
}

/** Waits until all of `processes` are gone. Throws their pids when some are not after `limit` milliseconds. */
export async function waitUntilGone(processes: readonly KnownProcess[], limit = 10_000): Promise<void> {
  const end = Date.now() + limit;
  for (let left = stillRunning(processes); left.length > 0; left = stillRunning(processes)) {
    if (Date.now() > end)
      throw new Error(`still running after ${limit} ms: ${left.map(({ pid }) => pid).join(', ')}`);
    await pause(20);
  }
}
