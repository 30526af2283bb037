import { AppError } from '#shared/domain/errors.ts';
import type { Step, WorkerStart } from '../rpc.ts';
import { WorkerHandle } from '../workerHandle.ts';

/** Runs a check or a mending in a thread of its own, step by step. `ended` is asked between two steps. */
export async function longWork<T>(
  path: URL | string,
  start: WorkerStart,
  parts: { readonly progress: (progress: number) => void; readonly ended: () => boolean },
): Promise<T> {
  const handle = await WorkerHandle.start(path, start);
  try {
    for (;;) {
      if (parts.ended()) throw new AppError('internal', 'the replica is closed');
      const step = (await handle.call('step', [])) as Step<T>;
      if (step.done) return step.value;
      parts.progress(step.progress);
    }
  } finally {
    await handle.end();
  }
}
