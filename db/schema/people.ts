import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const customers = sqliteTable('customers', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  body: text('body').notNull(),
});

/** Slow lists: agents, inboxes, due types, my grants, the lead's tray of unsent work (escrow). */
export const reference = sqliteTable(
  'reference',
  {
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    body: text('body').notNull(),
    seen: integer('seen').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.kind, t.id] })],
);

/** My unsent words, branches of two devices included. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    body: text('body').notNull(),
    seen: integer('seen').notNull().default(0),
  },
  (t) => [index('drafts_case').on(t.caseId)],
);

export const readMarks = sqliteTable('read_marks', {
  id: text('id').primaryKey(),
  n: integer('n').notNull(),
  rev: integer('rev').notNull(),
  seen: integer('seen').notNull().default(0),
});
