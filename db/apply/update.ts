import type { FeedName } from '#shared/protocol/feeds.ts';
import type { Dialect } from '#shared/protocol/dialect.ts';
import type { pullHead } from '#shared/protocol/pull.ts';
import { rowKind } from '#shared/protocol/rows.ts';
import type { RowKind } from '#shared/protocol/rows.ts';
import type { z } from 'zod';
import type { Store } from '../store.ts';

type Versions = Readonly<Record<string, number>>;

/**
 * What an update of this app or of the server asks for: kinds that can now be read in a newer version than the rows
 * here were read in come again, and just those. All methods are called inside a transaction of the pull.
 */
export class Update {
  private readonly store: Store;
  private readonly dialect: Dialect;
  /** In which version the server sends each kind in this answer. */
  versions: Versions = {};

  constructor(store: Store, dialect: Dialect) {
    this.store = store;
    this.dialect = dialect;
  }

  /** Kinds are still to come again. */
  get wanted(): boolean {
    return this.store.meta.get('again') !== null;
  }

  /** The head of an answer. Before the first load nothing is here in an older version. */
  heard(head: z.infer<typeof pullHead>): void {
    const { meta, cursors } = this.store;
    const kinds = head.kinds ?? {};
    if (head.protocol !== undefined) {
      meta.set('server', { protocol: head.protocol, kinds, verbs: head.verbs ?? null });
    }
    const both = rowKind.options.filter((kind) => this.dialect.kinds[kind] !== undefined);
    const sent = both.filter((kind) => head.kinds === undefined || kinds[kind] !== undefined);
    this.versions = Object.fromEntries(
      sent.map((kind) => [kind, Math.min(this.dialect.kinds[kind] ?? 1, kinds[kind] ?? 1)]),
    );
    if (cursors.all().length === 0) meta.set('loadedKinds', this.versions);
  }

  /** One feed has sent some of them; `after` null: all. */
  got(feed: FeedName, after: string | null): void {
    const { meta } = this.store;
    const again = meta.get('again');
    if (again === null) return;
    const feeds = Object.fromEntries(Object.entries(again.feeds).filter(([name]) => name !== feed));
    if (after !== null) feeds[feed] = after;
    if (Object.keys(feeds).length > 0) meta.set('again', { ...again, feeds });
    else {
      meta.set('again', null);
      meta.set('loadedKinds', this.versions);
    }
  }

  /** At the end of a whole answer: whether something is here in an older version than it could be. */
  check(): void {
    const { meta, cursors } = this.store;
    if (this.wanted) return;
    const loaded = meta.get('loadedKinds');
    const newer = (Object.keys(this.versions) as RowKind[]).filter(
      // Replicas of the first builds, which noted nothing, have every kind of theirs in version 1.
      (kind) => (this.versions[kind] ?? 1) > (loaded[kind] ?? (firstKinds.has(kind) ? 1 : 0)),
    );
    if (newer.length === 0) return;
    const feeds = Object.fromEntries(cursors.all().map(({ feed }) => [feed, '']));
    meta.set('again', { kinds: newer, feeds });
  }
}

const firstKinds: ReadonlySet<string> = new Set([
  'agent',
  'inbox',
  'dueType',
  'grant',
  'customer',
  'case',
  'entry',
  'item',
  'draft',
  'readMark',
  'result',
  'escrow',
]);
