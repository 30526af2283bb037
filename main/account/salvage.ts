import type { CarriedWork, LedgerDump, ReplicaPlace } from '#db/port.ts';
import { WorkerHandle } from '#db/workerHandle.ts';

/**
 * Reads ledger and drafts of a replica that could not be opened for work, as far as its file can be read: by a reader
 * of its own, which takes no lock and changes nothing. `worker` is the database worker's file.
 * @throws AppError with the reason why nothing can be read
 */
export function salvageLedger(worker: URL | string, place: ReplicaPlace): Promise<LedgerDump> {
  return ask(worker, place, 'ledger.dump');
}

/** The same for a replica that goes on with the work. @throws AppError with the reason why nothing can be read */
export function salvageWork(worker: URL | string, place: ReplicaPlace): Promise<CarriedWork> {
  return ask(worker, place, 'ledger.carry');
}

async function ask<T>(worker: URL | string, place: ReplicaPlace, question: string): Promise<T> {
  const reader = await WorkerHandle.start(worker, { role: 'reader', place });
  try {
    return (await reader.call('query', [question, {}])) as T;
  } finally {
    await reader.close();
  }
}
