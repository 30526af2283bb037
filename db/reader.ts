import { carriedWork } from './acts/carry.ts';
import { unsentActs } from './acts/push.ts';
import { readSettings } from './acts/settings.ts';
import type { ReaderCall, ReaderExtra, ReaderInput, ReaderOutput } from './port.ts';
import { runSearch } from './search/query.ts';
import type { Store } from './store.ts';
import { caseByNumber, caseDetailOf, customerViewOf, timelineOf } from './views/casePage.ts';
import { listCases } from './views/caseList.ts';
import { entryMessageOf, listEntries } from './views/entryList.ts';
import { dumpLedger, needsYouCards, outboxView } from './views/ledgerViews.ts';
import { trayView } from './views/trayView.ts';
import { arrivalOf, referenceView, sidebarCounts, syncFigures } from './views/overview.ts';

type Queries = {
  readonly [N in ReaderCall | ReaderExtra]: (store: Store, input: ReaderInput<N>) => ReaderOutput<N>;
};

const queries: Queries = {
  'reference.get': (store) => referenceView(store),
  'sidebar.counts': (store) => sidebarCounts(store),
  'cases.list': (store, input) => listCases(store.sql, input),
  'entries.list': (store, input) => listEntries(store.sql, input, store.identity.agentId),
  'entries.message': (store, input) => entryMessageOf(store.sql, input.entryId),
  'case.get': (store, input) => caseDetailOf(store, input.caseId),
  'case.byNumber': (store, input) => caseByNumber(store.sql, input.number),
  'case.timeline': (store, input) => timelineOf(store.sql, input),
  'customer.get': (store, input) => customerViewOf(store, input.customerId),
  'search.run': (store, input) => runSearch(store, input),
  'outbox.list': (store) => outboxView(store),
  'needsYou.list': (store) => needsYouCards(store),
  'tray.list': (store) => trayView(store),
  'settings.get': (store) => readSettings(store.sql),
  'figures.get': (store) => syncFigures(store),
  'arrival.get': (store, input) => arrivalOf(store, input.itemId),
  'blob.get': (store, input) => store.blobs.get(input.hash),
  'ledger.dump': (store) => dumpLedger(store),
  'ledger.unsent': (store) => unsentActs(store),
  'ledger.carry': (store) => carriedWork(store),
};

/** Answers one question. @throws AppError not_found, and what reading a damaged file throws. */
export function answer<N extends ReaderCall | ReaderExtra>(
  store: Store,
  name: N,
  input: ReaderInput<N>,
): ReaderOutput<N> {
  // Within a transaction every read after the first damaged page fails: what saves as much as it can goes without one.
  if (name === 'ledger.carry' || name === 'ledger.dump') return queries[name](store, input);
  // One transaction: all rows of one answer are of the same moment.
  return store.sql.read(() => queries[name](store, input));
}
