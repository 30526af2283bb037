import { parentPort, workerData } from 'node:worker_threads';
import { uuidv7 } from 'uuidv7';
import { systemClock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import { ChangeQueue } from './changeQueue.ts';
import type { ReaderCall } from './port.ts';
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

const start = workerData as WorkerStart;
try {
  const call = start.role === 'writer' ? runWriter(start) : runReader(start);
  port.on('message', (message: WorkerCall) => call(message));
  send({ t: 'ready' });
} catch (error) {
  send({ t: 'failed', error: toWire(error) });
}
