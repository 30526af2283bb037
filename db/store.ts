import type { CaseId } from '#shared/domain/ids.ts';
import type { RowKind } from '#shared/protocol/rows.ts';
import type { ReplicaIdentity } from './port.ts';
import { Blobs } from './repositories/blobs.ts';
import { Cases } from './repositories/cases.ts';
import { Cursors } from './repositories/cursors.ts';
import { Customers } from './repositories/customers.ts';
import { Drafts, ReadMarks } from './repositories/drafts.ts';
import { Entries } from './repositories/entries.ts';
import { EscrowEntries } from './repositories/escrow.ts';
import { Items } from './repositories/items.ts';
import { Ledger } from './repositories/ledger.ts';
import { Membership } from './repositories/membership.ts';
import { Meta } from './repositories/meta.ts';
import { ReferenceRows } from './repositories/reference.ts';
import { Results } from './repositories/results.ts';
import type { RowTable } from './repositories/rowTable.ts';
import { SearchIndex } from './search/index.ts';
import type { Sql } from './sql.ts';
import { Touched } from './touched.ts';

/** All repositories on one connection. */
export class Store {
  readonly sql: Sql;
  /** Changes only when the replica is given another client record (`rekey`). */
  identity: ReplicaIdentity;
  readonly touched = new Touched();
  readonly meta: Meta;
  readonly index: SearchIndex;
  readonly blobs: Blobs;
  readonly membership: Membership;
  readonly cursors: Cursors;
  readonly ledger: Ledger;
  readonly cases: Cases;
  readonly entries: Entries;
  readonly items: Items;
  readonly drafts: Drafts;
  readonly readMarks: ReadMarks;
  readonly customers: Customers;
  readonly agents: ReferenceRows<'agent'>;
  readonly inboxes: ReferenceRows<'inbox'>;
  readonly dueTypes: ReferenceRows<'dueType'>;
  readonly grants: ReferenceRows<'grant'>;
  readonly escrow: EscrowEntries;
  readonly results: Results;
  /** The repository of each kind that travels. */
  readonly tables: { readonly [K in RowKind]: RowTable<K> };

  constructor(sql: Sql, identity: ReplicaIdentity) {
    const touched = this.touched;
    this.sql = sql;
    this.identity = identity;
    this.meta = new Meta(sql);
    this.index = new SearchIndex(sql);
    this.blobs = new Blobs(sql);
    this.membership = new Membership(sql);
    this.cursors = new Cursors(sql);
    this.ledger = new Ledger(sql, touched);
    this.cases = new Cases(sql, touched);
    this.entries = new Entries(sql, touched);
    this.items = new Items(sql, touched, this.blobs, this.index);
    this.drafts = new Drafts(sql, touched, this.blobs);
    this.readMarks = new ReadMarks(sql, touched);
    this.customers = new Customers(sql, touched);
    this.agents = new ReferenceRows(sql, touched, 'agent');
    this.inboxes = new ReferenceRows(sql, touched, 'inbox');
    this.dueTypes = new ReferenceRows(sql, touched, 'dueType');
    this.grants = new ReferenceRows(sql, touched, 'grant');
    this.escrow = new EscrowEntries(sql, touched, this.blobs);
    this.results = new Results(sql, touched);
    this.tables = {
      agent: this.agents,
      inbox: this.inboxes,
      dueType: this.dueTypes,
      grant: this.grants,
      escrow: this.escrow,
      customer: this.customers,
      case: this.cases,
      entry: this.entries,
      item: this.items,
      draft: this.drafts,
      readMark: this.readMarks,
      result: this.results,
    };
  }

  /** Removes a case with everything under it. Its shadow must be undone before (see predict.ts). */
  removeCase(id: CaseId): void {
    this.index.removeCase(id);
    this.items.removeOfCase(id);
    this.entries.removeOfCase(id);
    this.cases.remove(id);
  }

  /** To be called at the end of every transaction that changed rows. */
  refreshTouched(): void {
    for (const id of this.touched.caseIds) this.cases.refresh(id, this.identity.agentId);
  }
}
