import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Facts of this replica itself: identity, counters, clock offset. Values are JSON. */
export const meta = sqliteTable('meta', { key: text('key').primaryKey(), value: text('value').notNull() });

/** Settings of this device; a key without a row has its default. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

export const blobs = sqliteTable('blobs', {
  hash: text('hash').primaryKey(),
  size: integer('size').notNull(),
  here: integer('here').notNull(),
  uploaded: integer('uploaded').notNull(),
  usedAt: integer('used_at').notNull(),
});

/** Which rows and acts name a blob; without any it is removed. */
export const blobRefs = sqliteTable(
  'blob_refs',
  { hash: text('hash').notNull(), ref: text('ref').notNull() },
  (t) => [primaryKey({ columns: [t.hash, t.ref] }), index('blob_refs_ref').on(t.ref)],
);

/** What each line of the search index stands for. Its row id derives from time, so newest first is row id descending. */
export const searchDocs = sqliteTable(
  'search_docs',
  {
    rowid: integer('rowid').primaryKey(),
    ref: text('ref').notNull(),
    kind: text('kind').notNull(),
    caseId: text('case_id').notNull(),
  },
  (t) => [index('search_docs_ref').on(t.ref), index('search_docs_case').on(t.caseId)],
);
