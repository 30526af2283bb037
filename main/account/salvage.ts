import type { LedgerDump, ReplicaPlace } from '#db/port.ts';
import { WorkerHandle } from '#db/workerHandle.ts';

/**
 * Reads ledger and drafts of a replica that could not be opened for work, as far as its file can be read: by a reader
 * of its own, which takes no lock and changes nothing. `worker` is the database worker's file.
 * @throws AppError with the reason why nothing can be read
 */
export async function salvageLedger(worker: URL | string, place: ReplicaPlace): Promise<LedgerDump> {
  const reader = await WorkerHandle.start(worker, { role: 'reader', place });
  try {
    return (await reader.call('query', ['ledger.dump', {}])) as LedgerDump;
  } finally {
    await reader.close();
  }
}
