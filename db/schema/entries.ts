import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Predicted inbox entries. */
export const entries = sqliteTable(
  'entries',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    inboxId: text('inbox_id').notNull(),
    state: text('state').notNull(),
    ownerId: text('owner_id'),
    dueAt: integer('due_at'),
    createdAt: integer('created_at').notNull(),
    endedAt: integer('ended_at'),
    /** Its case is not on the desk: no inbox shows it. Derived by the replica. */
    away: integer('away').notNull().default(0),
    body: text('body').notNull(),
    /** Highest mark when the row was last confirmed (see membership). */
    seen: integer('seen').notNull().default(0),
  },
  (t) => [
    index('entries_case').on(t.caseId),
    index('entries_due').on(t.inboxId, t.away, t.state, t.dueAt),
    index('entries_received').on(t.inboxId, t.away, t.state, t.createdAt),
    index('entries_ended').on(t.inboxId, t.away, t.endedAt),
    index('entries_owner').on(t.inboxId, t.away, t.state, t.ownerId),
  ],
);
