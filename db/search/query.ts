import type { CaseRow } from '#shared/domain/case.ts';
import type { CaseId, ItemId } from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import type { CallInput } from '#shared/ipc/contract.ts';
import type { SearchHit, SearchResult } from '#shared/ipc/views.ts';
import type { Store } from '../store.ts';
import { nameOf } from '../views/caseRows.ts';
import { excerptOf } from './excerpt.ts';
import { wordsOf } from './fold.ts';

/** Never rank everything: a common word in a million messages took 1.5 s. The newest so many are looked at. */
const maxCandidates = 1000;
/** The excerpt of a hit on the case itself looks for the words in its latest messages. */
const latestItems = 3;

interface Candidate {
  readonly caseId: CaseId;
  /** The newest matching item; null when only the case itself matches. */
  itemId: ItemId | null;
  /** Subject, customer or tags match: shown before matches in the text alone. */
  onCase: boolean;
}

/**
 * `search.run`: all words (the last letters of each may be missing), newest first, cases whose subject or customer
 * matches before others. A full number gives exactly one hit. Works while the index is being built.
 */
export function runSearch(store: Store, input: CallInput<'search.run'>): SearchResult {
  const indexed = store.index.progress();
  const exact = byNumber(store, input.query);
  if (exact !== null) return { hits: input.offset === 0 ? [exact] : [], more: false, indexed };
  const words = wordsOf(input.query);
  if (words.length === 0) return { hits: [], more: false, indexed };
  const found = candidates(store, words);
  const page = found.slice(input.offset, input.offset + input.limit);
  const hits = page.flatMap((candidate) => toHit(store, candidate, words) ?? []);
  return { hits, more: found.length > input.offset + input.limit, indexed };
}

function byNumber(store: Store, query: string): SearchHit | null {
  const digits = /^\s*#?\s*(\d{1,15})\s*$/.exec(query)?.[1];
  if (digits === undefined) return null;
  const found = store.sql.get<{ id: CaseId }>('SELECT id FROM cases WHERE number = ?', Number(digits));
  return found === undefined ? null : toHit(store, { caseId: found.id, itemId: null, onCase: true }, []);
}

function candidates(store: Store, words: readonly string[]): Candidate[] {
  const match = words.map((word) => (word.length > 1 ? `"${word}"*` : `"${word}"`)).join(' ');
  const docs = store.sql.all<{ ref: string; kind: string; case_id: CaseId }>(
    `SELECT d.ref, d.kind, d.case_id FROM
       (SELECT rowid AS r FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ${maxCandidates}) s
     JOIN search_docs d ON d.rowid = s.r ORDER BY s.r DESC`,
    match,
  );
  const cases = new Map<CaseId, Candidate>();
  for (const doc of docs) {
    const candidate = cases.get(doc.case_id) ?? { caseId: doc.case_id, itemId: null, onCase: false };
    if (doc.kind === 'case') candidate.onCase = true;
    else candidate.itemId ??= doc.ref as ItemId;
    cases.set(doc.case_id, candidate);
  }
  const all = [...cases.values()];
  return [...all.filter(({ onCase }) => onCase), ...all.filter(({ onCase }) => !onCase)];
}

function toHit(store: Store, candidate: Candidate, words: readonly string[]): SearchHit | null {
  const row: CaseRow | null = store.cases.read(candidate.caseId);
  if (row === null) return null;
  const item = candidate.itemId === null ? null : store.items.read(candidate.itemId);
  const texts = item === null ? latestTexts(store, row) : [textOf(item)];
  const { excerpt, marks } = excerptOf(texts, words, row.snippet);
  const customer = row.customerId === null ? null : store.customers.read(row.customerId);
  return {
    caseId: row.id,
    itemId: candidate.itemId,
    number: row.number,
    subject: row.subject,
    customerName: nameOf(customer),
    status: row.status,
    place: row.place,
    inboxId: row.inboxId,
    ownerId: row.ownerId,
    excerpt,
    marks,
    at: item?.at ?? row.lastPublicAt ?? row.createdAt,
  };
}

function latestTexts(store: Store, row: CaseRow): string[] {
  return store.sql
    .all<{ body: string }>(
      `SELECT body FROM items WHERE case_id = ? AND kind = 'message' ORDER BY ord DESC LIMIT ${latestItems}`,
      row.id,
    )
    .map(({ body }) => textOf(JSON.parse(body) as ItemRow));
}

function textOf(item: ItemRow): string {
  return item.kind === 'event' ? '' : item.text;
}
