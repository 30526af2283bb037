import { z } from 'zod';
import { agentId, clientId } from '#shared/domain/ids.ts';
import { rowKind } from '#shared/protocol/rows.ts';
import type { Sql } from '../sql.ts';

/** Facts of the replica itself, each with its schema and what it is before it was ever written. */
const facts = {
  identity: [
    z.object({ agentId, clientId, name: z.string(), email: z.string(), workspace: z.string() }).nullable(),
    null,
  ],
  /** Last number given to an act, and the highest the server has decided for this client. */
  lastN: [z.int(), 0],
  serverLast: [z.int(), 0],
  generation: [z.int(), 0],
  /** Counts every reset of a feed (see membership.mark). */
  mark: [z.int(), 0],
  /** Feeds that were granted at the last pull: the measure of the first load. */
  granted: [z.array(z.string()), []],
  syncedAt: [z.int().nullable(), null],
  /** What the server understands, as it said last; null before it ever did. */
  server: [
    z
      .object({
        protocol: z.object({ oldest: z.int(), newest: z.int() }),
        kinds: z.record(z.string(), z.int()),
        verbs: z.record(z.string(), z.array(z.int())).nullable(),
      })
      .nullable(),
    null,
  ],
  /** The version of each kind in which the rows here were read; empty before the first load. */
  loadedKinds: [z.record(z.string(), z.int()), {}],
  /** Rows that come again after an update: of which kinds, and where in each feed. */
  again: [z.object({ kinds: z.array(rowKind), feeds: z.record(z.string(), z.string()) }).nullable(), null],
  /** Device clock minus server clock, ms. */
  skewMs: [z.int(), 0],
} as const;
type Facts = typeof facts;
export type FactOf<K extends keyof Facts> = z.infer<Facts[K][0]>;

export class Meta {
  private readonly sql: Sql;
  constructor(sql: Sql) {
    this.sql = sql;
  }

  get<K extends keyof Facts>(key: K): FactOf<K> {
    const found = this.sql.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key);
    const [schema, initial] = facts[key];
    return (found === undefined ? initial : schema.parse(JSON.parse(found.value))) as FactOf<K>;
  }

  set<K extends keyof Facts>(key: K, value: FactOf<K>): void {
    this.sql.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, JSON.stringify(value));
  }
}
