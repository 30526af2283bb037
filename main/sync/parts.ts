import type { Clock } from '#shared/domain/clock.ts';
import type { BlobHash, IdSource } from '#shared/domain/ids.ts';
import type { Replica } from '#db/port.ts';
import type { Timers } from './timers.ts';
import type { Transport } from './transport.ts';

/** Encrypted files of messages on this device, under the hash of their bytes. */
export interface BlobFiles {
  /** Stores bytes durably and returns their hash. */
  add(bytes: Uint8Array): Promise<BlobHash>;
  /** Null when they are not here or damaged. */
  read(hash: BlobHash): Promise<Uint8Array | null>;
  has(hash: BlobHash): Promise<boolean>;
  remove(hash: BlobHash): Promise<void>;
}

/** Everything the engine touches; nothing of it is global. */
export interface SyncParts {
  readonly replica: Pick<Replica, 'writer' | 'reader' | 'onChange'>;
  readonly transport: Transport;
  readonly files: BlobFiles;
  readonly clock: Clock;
  readonly timers: Timers;
  /** 0 ≤ x < 1 */
  readonly random: () => number;
  readonly newId: IdSource;
  /** Event name and fields without any text of a customer. */
  readonly log: (event: string, fields?: Readonly<Record<string, unknown>>) => void;
}
