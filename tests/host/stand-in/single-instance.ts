import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs';
import path from 'node:path';

/** What a later instance hands to the first. */
export interface Visit {
  argv: string[];
  cwd: string;
  data: unknown;
}

/** A held lock; `release` lets another instance take it. */
export interface InstanceLock {
  release(): void;
}

/**
 * Takes the lock of a profile folder, or hands `visit` to the instance that holds it and returns undefined.
 * The lock is a file that names its owner by pid and start time: one whose owner was killed is taken over. Synchronous,
 * as requestSingleInstanceLock is; visits travel as files in a watched folder.
 */
export function takeLock(
  folder: string,
  visit: Visit,
  onVisit: (visit: Visit) => void,
): InstanceLock | undefined {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'StandInLock');
  const inbox = path.join(folder, 'StandInInbox');
  for (let attempt = 0; attempt < 5; attempt++) {
    if (claim(lock)) return hold(lock, inbox, onVisit);
    if (isOwnerAlive(lock)) {
      deliver(inbox, visit);
      return undefined;
    }
    rmSync(lock, { force: true });
  }
  return undefined;
}

/** A link to a finished file appears whole or not at all, and only one process can make it. */
function claim(lock: string): boolean {
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, `${process.pid} ${startTimeOf(process.pid) ?? ''}`);
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    unlinkSync(draft);
  }
}

function hold(lock: string, inbox: string, onVisit: (visit: Visit) => void): InstanceLock {
  mkdirSync(inbox, { recursive: true });
  let watcher: FSWatcher | undefined = watch(inbox, () => readInbox(inbox, onVisit));
  watcher.unref();
  // What came between the lock and the watch, or was left for an instance that died first.
  const early = setImmediate(() => readInbox(inbox, onVisit));
  const release = (): void => {
    if (!watcher) return;
    watcher.close();
    clearImmediate(early);
    watcher = undefined;
    rmSync(lock, { force: true });
  };
  process.once('exit', release);
  return { release };
}

function readInbox(inbox: string, onVisit: (visit: Visit) => void): void {
  for (const name of readdirSync(inbox).filter((one) => one.endsWith('.json'))) {
    const file = path.join(inbox, name);
    const text = readFileSync(file, 'utf8');
    unlinkSync(file);
    onVisit(JSON.parse(text) as Visit);
  }
}

function deliver(inbox: string, visit: Visit): void {
  mkdirSync(inbox, { recursive: true });
  const draft = path.join(inbox, `${process.pid}-${Date.now()}`);
  writeFileSync(draft, JSON.stringify(visit));
  renameSync(draft, `${draft}.json`);
}

function isOwnerAlive(lock: string): boolean {
  try {
    const [pid = '', started] = readFileSync(lock, 'utf8').split(' ');
    return started !== undefined && startTimeOf(Number(pid)) === started;
  } catch {
    return false;
  }
}

/** Clock ticks since boot at which a process started (proc(5), field 22): a pid alone may have been given anew. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
    return state === 'Z' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}
