import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Which feed holds which case or customer: a row goes only when no feed holds it any more. */
export const membership = sqliteTable(
  'membership',
  {
    feed: text('feed').notNull(),
    kind: text('kind').notNull(),
    rowId: text('row_id').notNull(),
    /** The mark it was last seen under; a reset sweeps what stayed below its own. */
    mark: integer('mark').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.feed, t.kind, t.rowId] }),
    index('membership_row').on(t.rowId),
    index('membership_mark').on(t.feed, t.mark),
  ],
);

export const cursors = sqliteTable('cursors', {
  feed: text('feed').primaryKey(),
  epoch: integer('epoch').notNull(),
  seq: integer('seq').notNull(),
  after: text('after'),
  /** Set while a reset is under way: everything seen under a lower mark is swept at its end. */
  resetMark: integer('reset_mark'),
  caughtUp: integer('caught_up').notNull().default(0),
});

/** Cases whose children came before they did; the children go if the case does not follow in the same pull. */
export const orphans = sqliteTable('orphans', { caseId: text('case_id').primaryKey() });

/** Rows of the server that did not fit their schema: left out, reported, and tried again when they come again. */
export const refused = sqliteTable(
  'refused',
  {
    feed: text('feed').notNull(),
    kind: text('kind').notNull(),
    rowId: text('row_id').notNull(),
    detail: text('detail').notNull(),
  },
  (t) => [primaryKey({ columns: [t.feed, t.kind, t.rowId] })],
);
