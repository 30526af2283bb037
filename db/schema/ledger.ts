import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Every act made here (and those of my other devices that need a decision), with its end. */
export const ledger = sqliteTable(
  'ledger',
  {
    /** Order of making: the order of replay. */
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    id: text('id').notNull(),
    /** Given when it is first taken for pushing; without gaps for each client record. */
    n: integer('n'),
    name: text('name').notNull(),
    v: integer('v').notNull(),
    args: text('args').notNull(),
    saw: text('saw').notNull(),
    caseId: text('case_id').notNull(),
    dependsOn: text('depends_on'),
    resolves: text('resolves'),
    resolvesChoice: text('resolves_choice'),
    madeAt: integer('made_at').notNull(),
    asOf: integer('as_of').notNull(),
    /** Monotonic time of making and the process run that it counts in. */
    mono: integer('mono').notNull(),
    run: text('run').notNull(),
    /** Best guess of server time: what its predicted rows carry, the same in every replay. */
    at: integer('at').notNull(),
    quiet: integer('quiet').notNull(),
    params: text('params').notNull(),
    state: text('state').notNull(),
    reason: text('reason'),
    endedAt: integer('ended_at'),
    /** The choice made on its card, and whether the card is still open. */
    resolution: text('resolution'),
    openCard: integer('open_card').notNull().default(0),
    /** A draft waits with the reply or note that carries its words. */
    absorbedBy: text('absorbed_by'),
    /** The draft act before it on the same draft, whose revision it is written upon. */
    chainedTo: text('chained_to'),
    foreign: integer('foreign').notNull().default(0),
  },
  (t) => [
    uniqueIndex('ledger_id').on(t.id),
    index('ledger_waiting')
      .on(t.seq)
      .where(sql`state = 'waiting'`),
    index('ledger_case')
      .on(t.caseId, t.seq)
      .where(sql`state = 'waiting'`),
    index('ledger_n')
      .on(t.n)
      .where(sql`state = 'waiting'`),
    index('ledger_cards')
      .on(t.caseId, t.endedAt)
      .where(sql`open_card = 1`),
    index('ledger_ended')
      .on(t.endedAt)
      .where(sql`quiet = 0 and state <> 'waiting'`),
    index('ledger_state')
      .on(t.state, t.openCard)
      .where(sql`quiet = 0`),
    index('ledger_resolves')
      .on(t.resolves)
      .where(sql`resolves is not null`),
    index('ledger_depends')
      .on(t.dependsOn)
      .where(sql`depends_on is not null`),
    index('ledger_absorbed')
      .on(t.absorbedBy)
      .where(sql`absorbed_by is not null`),
  ],
);

/** How acts ended, as the server says; kept until the ledger has settled with them. */
export const results = sqliteTable(
  'results',
  {
    id: text('id').primaryKey(),
    settled: integer('settled').notNull().default(0),
    body: text('body').notNull(),
    seen: integer('seen').notNull().default(0),
  },
  (t) => [
    index('results_unsettled')
      .on(t.id)
      .where(sql`settled = 0`),
  ],
);

/** The confirmed value (null: none) of every row that a prediction changed. */
export const shadow = sqliteTable(
  'shadow',
  {
    kind: text('kind').notNull(),
    rowId: text('row_id').notNull(),
    caseId: text('case_id').notNull(),
    body: text('body'),
  },
  (t) => [primaryKey({ columns: [t.kind, t.rowId] }), index('shadow_case').on(t.caseId)],
);
