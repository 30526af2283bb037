import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Predicted timeline items: messages, notes and events. */
export const items = sqliteTable(
  'items',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    kind: text('kind').notNull(),
    direction: text('direction'),
    n: integer('n'),
    at: integer('at').notNull(),
    /** Order on the timeline: `n`, or the time while there is none (always behind every number). */
    ord: integer('ord').notNull(),
    body: text('body').notNull(),
    seen: integer('seen').notNull().default(0),
    indexed: integer('indexed').notNull().default(0),
  },
  (t) => [
    index('items_case').on(t.caseId, t.ord),
    index('items_public')
      .on(t.caseId, t.ord)
      .where(sql`kind = 'message'`),
    index('items_to_index')
      .on(t.at)
      .where(sql`indexed = 0`),
  ],
);
