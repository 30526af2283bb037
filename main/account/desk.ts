import type { ErrorCode } from '#shared/domain/errors.ts';
import type { BlobHash } from '#shared/domain/ids.ts';
import type { ForeverAnswer, ForeverCount, ForeverOrder, ForeverRequest } from '#shared/protocol/forever.ts';
import type { SyncStatus } from '#shared/ipc/views.ts';
import type { CarriedWork, Healing, Replica, ReplicaIdentity } from '#db/port.ts';
import type { AccountPaths } from './profile.ts';

/** The sync engine as the shell sees it. */
export interface DeskSync {
  status(): SyncStatus;
  onStatus(listener: (status: SyncStatus) => void): () => void;
  /** Looks at once instead of at the next regular time; also resets the waiting after failures. */
  now(): void;
  /** Calls back once when this device was revoked and the server has everything that was not sent. */
  onRevoked(then: () => void): void;
  /** Makes sure the bytes are on this device. False: offline or gone. */
  fetchBlob(hash: BlobHash): Promise<boolean>;
}

/** Files of messages, encrypted, under their hashes. */
export interface DeskFiles {
  /** Stores bytes durably. */
  add(bytes: Uint8Array): Promise<BlobHash>;
  /** The bytes, or null when they are not on this device. */
  read(hash: BlobHash): Promise<Uint8Array | null>;
}

/** What is asked of the server at once, past the outbox. Fails when there is no line. */
export interface DeskServer {
  countForever(request: ForeverRequest): Promise<ForeverCount>;
  deleteForever(order: ForeverOrder): Promise<ForeverAnswer>;
}

/** One open account: its replica, its files and its way to the server. */
export interface Desk {
  readonly identity: ReplicaIdentity;
  readonly replica: Replica;
  readonly sync: DeskSync;
  readonly files: DeskFiles;
  readonly server: DeskServer;
  /** Stops syncing, writes everything into the files and lets go of them. */
  close(): Promise<void>;
}

export interface DeskSpec {
  readonly server: string;
  readonly token: string;
  readonly replicaKey: Uint8Array;
  readonly identity: ReplicaIdentity;
  readonly paths: AccountPaths;
  /** Unsent work of the replica before this one, to be taken in before anything is sent. */
  readonly carried: CarriedWork | null;
  /** Told of damage that is being mended, also while the desk is being opened. */
  readonly onHealing: (healing: Healing) => void;
}

/** @throws AppError `replica_corrupt`, `replica_newer`, `replica_locked`, `key_unreadable`, `disk_full`, `read_only` */
export type OpenDesk = (spec: DeskSpec) => Promise<Desk>;

/** Codes that say the replica cannot be opened as it is. */
export type DeskProblem = Extract<
  ErrorCode,
  'replica_corrupt' | 'replica_newer' | 'replica_locked' | 'key_unreadable' | 'disk_full' | 'read_only'
>;
