import type { Dialect } from '#shared/protocol/dialect.ts';
import type { Clock } from '#shared/domain/clock.ts';
import type { IdSource } from '#shared/domain/ids.ts';
import type { SyncStore } from '../sync/store.ts';
import type { Store } from '../store/open.ts';
import type { Attempts } from '../auth/attempts.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { Pokes } from './pokes.ts';

/** What the routes are made of. */
export interface HttpParts {
  readonly store: Store;
  readonly sync: SyncStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly attempts: Attempts;
  readonly blobs: Blobs;
  readonly pokes: Pokes;
  /** What this server is to understand, when not everything this build does. */
  readonly dialect?: Dialect;
  /** A reply may have been stored: the sender should look. */
  readonly onReply: () => void;
}
