import type { AgentId, BlobHash, CaseId, ClientId, IntentId, ItemId } from '#shared/domain/ids.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';
import type { IntentEnvelope } from '#shared/intents/envelope.ts';
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts';
import type { Settings } from '#shared/ipc/settings.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import type { PullRequest } from '#shared/protocol/pull.ts';
import type { PushedIntent, PushResponse } from '#shared/protocol/push.ts';
import type { Act } from './repositories/ledger.ts';

/**
 * What the rest of the application knows of the replica. `db/client.ts` answers these through worker threads,
 * `db/inProcess.ts` in the same thread (tests and the simulation). All failures are `AppError`s.
 */

/** Whose replica this is. Written at the first opening, compared at every later one. */
export interface ReplicaIdentity {
  readonly agentId: AgentId;
  readonly clientId: ClientId;
  readonly name: string;
  readonly email: string;
  readonly workspace: string;
}

export interface ReplicaPlace {
  /** The database file; `:memory:` for the simulation. Its lock is `<file>.lock`. */
  readonly file: string;
  /** 32 raw bytes, or null for a database without encryption (in memory only). */
  readonly key: Uint8Array | null;
  readonly identity: ReplicaIdentity;
}

/** Calls of the IPC contract that are answered from the replica alone. */
export const readerCalls = [
  'reference.get',
  'sidebar.counts',
  'cases.list',
  'entries.list',
  'entries.message',
  'case.get',
  'case.byNumber',
  'case.timeline',
  'customer.get',
  'search.run',
  'outbox.list',
  'needsYou.list',
  'tray.list',
  'settings.get',
] as const;
export type ReaderCall = (typeof readerCalls)[number];

/** What sync status and the badge are made of. */
export interface SyncFigures {
  readonly waiting: number;
  readonly needYou: number;
  /** Server time of the last complete pull, or null before the first. */
  readonly syncedAt: number | null;
  /** Progress of the first load, 0 to 1; null when it is done. */
  readonly loading: number | null;
  /** Device clock minus server clock at the last handshake, ms. */
  readonly skewMs: number;
  readonly indexed: number;
}

/** Enough of one inbound message for a notification; null when it is gone, mine to ignore or already read. */
export interface Arrival {
  readonly caseId: CaseId;
  readonly itemId: ItemId;
  readonly number: number | null;
  readonly subject: string;
  readonly from: string;
  readonly snippet: string;
  readonly ownerId: AgentId | null;
  readonly mine: boolean;
}

export interface BlobInfo {
  readonly hash: BlobHash;
  readonly size: number;
  /** The bytes are on this device. */
  readonly here: boolean;
  /** The server has them. */
  readonly uploaded: boolean;
}

/** Questions beside the IPC contract. */
export interface ReaderExtras {
  'figures.get': { input: Record<string, never>; output: SyncFigures };
  'arrival.get': { input: { itemId: ItemId }; output: Arrival | null };
  'blob.get': { input: { hash: BlobHash }; output: BlobInfo | null };
  /** The whole ledger and all drafts as plain data, for "save what is not sent". */
  'ledger.dump': { input: Record<string, never>; output: LedgerDump };
  /** Acts that no answer has come for, in the order of making; without drafts whose words another of them carries. */
  'ledger.unsent': { input: Record<string, never>; output: readonly IntentEnvelope[] };
  /** What a replica that replaces this one goes on with. */
  'ledger.carry': { input: Record<string, never>; output: CarriedWork };
}
export type ReaderExtra = keyof ReaderExtras;

export interface LedgerDump {
  readonly clientId: ClientId;
  readonly intents: readonly {
    id: IntentId;
    name: string;
    v: number;
    args: unknown;
    saw: unknown;
    state: string;
    madeAt: number;
  }[];
  readonly drafts: readonly unknown[];
}

/** The work of a replica that is given up, for `adopt` of the one that follows it. */
export interface CarriedWork {
  readonly acts: readonly Act[];
  /** Files whose bytes are on this device. */
  readonly blobs: readonly BlobInfo[];
  readonly settings: Settings | null;
  /** False when part of the ledger could not be read. */
  readonly whole: boolean;
}

export type ReaderInput<N extends ReaderCall | ReaderExtra> = N extends ReaderCall
  ? CallInput<N>
  : N extends ReaderExtra
    ? ReaderExtras[N]['input']
    : never;
export type ReaderOutput<N extends ReaderCall | ReaderExtra> = N extends ReaderCall
  ? CallOutput<N>
  : N extends ReaderExtra
    ? ReaderExtras[N]['output']
    : never;

export interface ReaderPort {
  query<N extends ReaderCall | ReaderExtra>(name: N, input: ReaderInput<N>): Promise<ReaderOutput<N>>;
}

export interface PushBatch {
  readonly clientId: ClientId;
  /** The protocol version to send them in. */
  readonly protocol: number;
  /** In the order of `n`; empty when nothing can go now. */
  readonly intents: readonly PushedIntent[];
  /** Acts that wait for an upload of theirs (or of an act before them on the same case). */
  readonly blocked: number;
}

export interface PullOutcome {
  /** False when the answer was cut, of an older generation, or not the protocol. */
  readonly complete: boolean;
  /** Ask again at once. */
  readonly more: boolean;
  /** Feeds whose checksum differed and that will be loaded anew; to be reported. */
  readonly mismatched: readonly FeedName[];
  /** Blobs that no row here names any more; their files are to be removed. */
  readonly orphanBlobs: readonly BlobHash[];
  readonly serverTime: number | null;
}

/** Writes. User acts are answered when they are on disk (synchronous=FULL), and go before waiting rows of a pull. */
export interface WriterPort {
  submit(act: CallInput<'intent.submit'>): Promise<CallOutput<'intent.submit'>>;
  withdraw(intentId: IntentId): Promise<{ withdrawn: boolean }>;
  setSettings(patch: Partial<Settings>): Promise<Settings>;

  /** The next acts to push, numbered and on disk before they are returned. */
  takePush(): Promise<PushBatch>;
  pushAnswered(answer: PushResponse): Promise<void>;
  /** Makes every act that has not ended new for another client record (after `client_unknown`). */
  rekey(clientId: ClientId): Promise<void>;

  /** Takes in the work of the replica before this one; before the first push. What is here already stays as it is. */
  adopt(work: CarriedWork): Promise<void>;

  /** After `protocol_unsupported`: what the server speaks. True when both know another version, which is used from now on. */
  serverSpeaks(protocol: { oldest: number; newest: number }): Promise<boolean>;

  /** Counts the generation up and returns the request for the next pull. */
  beginPull(): Promise<PullRequest>;
  /** Bytes of the answer as they come; parsed, validated and applied in the writer only. Resolves when applied. */
  applyPull(chunk: Uint8Array): Promise<void>;
  /** After the last chunk: settles the ledger if the answer was whole. */
  endPull(): Promise<PullOutcome>;
  /** Server time at a handshake, from a poke, push or pull: keeps the clock offset. */
  heardServerTime(serverTime: number): Promise<void>;

  /** A file whose bytes are on disk. */
  blobAdded(hash: BlobHash, size: number): Promise<void>;
  blobUploaded(hash: BlobHash): Promise<void>;
  /** The bytes came from the server. */
  blobFetched(hash: BlobHash, size: number): Promise<void>;
  /** The bytes are no longer on this device (quota). */
  blobEvicted(hash: BlobHash): Promise<void>;
  /** The bytes of an upload cannot be read or will never be taken: the acts that name them go without and are parked. */
  blobLost(hash: BlobHash): Promise<void>;
  /** Blobs that waiting acts and drafts need on the server, oldest act first. */
  uploads(): Promise<readonly BlobInfo[]>;
  /** Blobs that may be evicted, least recently used first. */
  evictable(): Promise<readonly BlobInfo[]>;

  /** Writes everything into the database file and ends. */
  close(): Promise<void>;
}

/** What changed in one transaction. `caseIds` null: too many to name. */
export interface ReplicaChange {
  readonly kinds: readonly string[];
  readonly caseIds: readonly CaseId[] | null;
  /** Inbound messages that are new here, not those of a first load: candidates for notifications. */
  readonly arrivals: readonly ItemId[];
}

/** What became of a damaged replica. */
export interface MendReport {
  /** Every act of the ledger could be read. */
  readonly whole: boolean;
  /** Tables with rows that could not be read. */
  readonly damaged: readonly string[];
  /** Feeds that the server is asked for anew. */
  readonly reloaded: readonly FeedName[];
  /** The search index is built anew. */
  readonly indexLost: boolean;
  /** Acts of the agent that wait, as they did before. */
  readonly waiting: number;
}

/** A damaged replica is being mended (`progress` 0 to 1), was mended, or cannot be now (`code` says why). */
export type Healing =
  | { readonly t: 'mending'; readonly progress: number }
  | { readonly t: 'mended'; readonly report: MendReport }
  | { readonly t: 'failed'; readonly code: ErrorCode };

export interface Replica {
  readonly writer: WriterPort;
  readonly reader: ReaderPort;
  onChange(listener: (change: ReplicaChange) => void): () => void;
  /** Damage was found and is being mended; reading goes on, writes wait for it. */
  onHealing(listener: (healing: Healing) => void): () => void;
  /** Looks at every page in a thread of its own and mends what is damaged. True when all was sound. */
  check(): Promise<boolean>;
  /** The workers died and could not be brought back: the code says why. */
  onProblem(listener: (code: ErrorCode) => void): () => void;
  close(): Promise<void>;
}
