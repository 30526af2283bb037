import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Predicted cases. Columns serve lists; `body` is the whole row as JSON. The last block is derived by the replica. */
export const cases = sqliteTable(
  'cases',
  {
    id: text('id').primaryKey(),
    number: integer('number'),
    inboxId: text('inbox_id').notNull(),
    customerId: text('customer_id'),
    status: text('status').notNull(),
    ended: integer('ended').notNull(),
    /** Where it is kept; lists of work hold what is on the desk. */
    place: text('place').notNull().default('desk'),
    unanswered: integer('unanswered').notNull(),
    createdAt: integer('created_at').notNull(),
    /** Last public message, or the making of the case: the order of receipt. */
    lastAt: integer('last_at').notNull(),
    lastInboundN: integer('last_inbound_n').notNull(),
    subjectKey: text('subject_key').notNull(),
    rev: integer('rev').notNull(),
    body: text('body').notNull(),

    readN: integer('read_n'),
    unread: integer('unread').notNull().default(0),
    hasDraft: integer('has_draft').notNull().default(0),
    mine: integer('mine').notNull().default(0),
    dueAt: integer('due_at'),
    indexed: integer('indexed').notNull().default(0),
  },
  (t) => [
    index('cases_number').on(t.number),
    index('cases_inbox').on(t.inboxId, t.place, t.ended, t.lastAt, t.id),
    index('cases_counts').on(t.place, t.ended, t.inboxId, t.unread, t.mine),
    index('cases_status').on(t.place, t.status, t.lastAt, t.id),
    index('cases_last').on(t.lastAt, t.id),
    index('cases_place').on(t.place, t.lastAt, t.id),
    index('cases_place_number').on(t.place, t.number, t.id),
    index('cases_created').on(t.place, t.createdAt, t.id),
    index('cases_subject').on(t.place, t.subjectKey, t.id),
    index('cases_due').on(t.place, t.dueAt, t.id),
    index('cases_customer').on(t.customerId, t.lastAt),
    index('cases_mine')
      .on(t.lastAt, t.id)
      .where(sql`mine = 1`),
    index('cases_attention')
      .on(t.lastAt, t.id)
      .where(sql`read_n is null and ended = 0 and place = 'desk'`),
    index('cases_drafts')
      .on(t.lastAt, t.id)
      .where(sql`has_draft = 1`),
    index('cases_unanswered')
      .on(t.lastAt, t.id)
      .where(sql`unanswered = 1`),
    index('cases_to_index')
      .on(t.createdAt)
      .where(sql`indexed = 0`),
  ],
);
