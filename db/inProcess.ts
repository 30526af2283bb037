import type { ErrorCode } from '#shared/domain/errors.ts';
import type { Clock } from '#shared/domain/clock.ts';
import type { IdSource } from '#shared/domain/ids.ts';
import { check } from './mend/check.ts';
import type {
  Healing,
  ReaderCall,
  ReaderExtra,
  ReaderInput,
  ReaderOutput,
  Replica,
  ReplicaChange,
  ReplicaPlace,
  WriterPort,
} from './port.ts';
import { answer } from './reader.ts';
import type { Dialect } from '#shared/protocol/dialect.ts';
import { openForWriting } from './replicaFile.ts';
import { Writer } from './writer.ts';

export interface InProcessParts {
  readonly clock: Clock;
  readonly newId: IdSource;
  /** Names this run (a restarted device is another run). */
  readonly run: string;
  /** What this device is to understand, when not everything this build does. */
  readonly dialect?: Dialect;
}

/** Runs a generator to its end and gives back what it returns. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * A replica in the caller's thread: for tests and the simulation, which own clock and ids. Everything happens at the
 * call; the promises only keep the shape of the port.
 * @throws AppError as `openForWriting`.
 */
export function openInProcess(
  place: ReplicaPlace,
  parts: InProcessParts,
): Replica & { readonly sync: Writer } {
  const listeners = new Set<(change: ReplicaChange) => void>();
  const { store, unlock } = openForWriting(place);
  const writer = new Writer(store, {
    ...parts,
    changed: (change) => listeners.forEach((listener) => listener(change)),
  });
  const close = () =>
    promised(() => {
      writer.close();
      unlock();
    });
  return {
    sync: writer,
    writer: writerPort(writer, close),
    reader: {
      query: <N extends ReaderCall | ReaderExtra>(name: N, input: ReaderInput<N>) =>
        promised<ReaderOutput<N>>(() => answer(store, name, input)),
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onHealing: (_listener: (healing: Healing) => void) => () => undefined,
    check: () => promised(() => finish(check(place)).length === 0),
    onProblem: (_listener: (code: ErrorCode) => void) => () => undefined,
    close,
  };
}

/** A throw becomes a rejection, as it would across threads. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise<T>((resolve) => {
    resolve(work());
  });
}

function writerPort(writer: Writer, close: () => Promise<void>): WriterPort {
  return {
    submit: (act) => promised(() => writer.submit(act)),
    withdraw: (id) => promised(() => writer.withdraw(id)),
    setSettings: (patch) => promised(() => writer.setSettings(patch)),
    takePush: () => promised(() => writer.takePush()),
    pushAnswered: (reply) => promised(() => writer.pushAnswered(reply)),
    rekey: (id) => promised(() => writer.rekey(id)),
    adopt: (work) => promised(() => writer.adopt(work)),
    serverSpeaks: (protocol) => promised(() => writer.serverSpeaks(protocol)),
    beginPull: () => promised(() => writer.beginPull()),
    applyPull: (chunk) =>
      promised(() => {
        finish(writer.applyPull(chunk));
      }),
    endPull: () => promised(() => finish(writer.endPull())),
    heardServerTime: (time) => promised(() => writer.heardServerTime(time)),
    blobAdded: (hash, size) => promised(() => writer.blobAdded(hash, size)),
    blobUploaded: (hash) => promised(() => writer.blobUploaded(hash)),
    blobFetched: (hash, size) => promised(() => writer.blobFetched(hash, size)),
    blobEvicted: (hash) => promised(() => writer.blobEvicted(hash)),
    blobLost: (hash) => promised(() => writer.blobLost(hash)),
    uploads: () => promised(() => writer.uploads()),
    evictable: () => promised(() => writer.evictable()),
    close,
  };
}
