import { parentPort, workerData } from 'node:worker_threads';
import { uuidv7 } from 'uuidv7';
import { systemClock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import { ChangeQueue } from './changeQueue.ts';
import { lockProfile } from './lock.ts';
import { check } from './mend/check.ts';
import { mend } from './mend/mend.ts';
import { commitMend, removeUnfinished, takeMended } from './mend/swap.ts';
import type { MendReport, ReaderCall, ReplicaPlace } from './port.ts';
import { answer } from './reader.ts';
import { openForReading, openForWriting } from './replicaFile.ts';
import { toWire } from './rpc.ts';
import type { WorkerCall, WorkerMessage, WorkerStart } from './rpc.ts';
import { Writer } from './writer.ts';
import { WriterLoop } from './writerLoop.ts';

// The entry of a replica's worker thread: one writer, or one of the readers. Built as one self-contained file.

const port = parentPort;
if (port === null) throw new Error('db/worker.ts runs as a worker thread');
const send = (message: WorkerMessage) => port.postMessage(message);

function runWriter({ place }: WorkerStart): (call: WorkerCall) => void {
  const { store, unlock } = openForWriting(place);
  const changes = new ChangeQueue((change) => send({ t: 'changed', change }));
  const writer = new Writer(store, {
    clock: systemClock,
    newId: uuidv7,
    run: uuidv7(),
    changed: (change) => changes.add(change),
  });
  const loop = new WriterLoop(writer, changes, (message) => {
    send(message);
    if (!store.sql.db.open) unlock();
  });
  return (call) => loop.call(call);
}

function runReader({ place }: WorkerStart): (call: WorkerCall) => void {
  const store = openForReading(place);
  return ({ id, method, args }) => {
    try {
      if (method === 'close') {
        store.sql.db.close();
        send({ t: 'value', id, value: undefined });
        return;
      }
      if (method !== 'query') throw new AppError('invalid', `reader call ${method}`);
      send({ t: 'value', id, value: answer(store, args[0] as ReaderCall, args[1] as never) });
    } catch (error) {
      send({ t: 'error', id, error: toWire(error) });
    }
  };
}

/** Check and mending: each call runs one step, so that whoever asked hears how far it is and can end the thread. */
function runSteps({ role, place, suspects = [] }: WorkerStart): (call: WorkerCall) => void {
  const steps = role === 'checker' ? check(place) : mendUnderLock(place, suspects);
  return ({ id }) => {
    try {
      const step = steps.next();
      const value = step.done === true ? step : { done: false, progress: step.value };
      send({ t: 'value', id, value });
    } catch (error) {
      send({ t: 'error', id, error: toWire(error) });
    }
  };
}

function* mendUnderLock(place: ReplicaPlace, suspects: readonly string[]): Generator<number, MendReport> {
  const unlock = lockProfile(place.file);
  try {
    takeMended(place.file);
    const report = yield* mend(place, suspects, uuidv7);
    if (report.whole) commitMend(place.file);
    else removeUnfinished(place.file);
    return report;
  } finally {
    unlock();
  }
}

const start = workerData as WorkerStart;
try {
  const run = { writer: runWriter, reader: runReader, checker: runSteps, mender: runSteps }[start.role];
  const call = run(start);
  port.on('message', (message: WorkerCall) => call(message));
  send({ t: 'ready' });
} catch (error) {
  send({ t: 'failed', error: toWire(error) });
}
