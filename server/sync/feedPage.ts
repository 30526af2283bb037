import type { AgentId, CaseId } from '#shared/domain/ids.ts';
import type { Cursor, FeedName } from '#shared/protocol/feeds.ts';
import type { PullRequest } from '#shared/protocol/pull.ts';
import { toldAs } from '#shared/protocol/olderRows.ts';
import type { RowKind } from '#shared/protocol/rows.ts';
import { foreverMark } from './stamps.ts';
import type { FeedRow, RowRef, SyncReader } from './store.ts';

/** Cases of a snapshot page; their entries, items and customers come on top. */
const snapshotCases = 200;
/** Rows of a tail page, and how many of them are loaded at once. */
const tailRows = 4000;
const tailChunk = 250;

export interface PageRequest {
  readonly agentId: AgentId;
  readonly feed: FeedName;
  readonly kinds: PullRequest['kinds'];
  /** `after` null = tail; otherwise the snapshot goes on behind it ('' = its beginning). */
  readonly from: Cursor;
  /** Characters that may still be answered; at least one case or row is. */
  readonly budget: number;
}

export interface Page {
  readonly lines: readonly string[];
  readonly cursor: Cursor;
  readonly more: boolean;
}

/** The next page of a feed. A snapshot that ends goes over into the tail with the next request. */
export async function feedPage(tx: SyncReader, request: PageRequest): Promise<Page> {
  return request.from.after === null ? tailPage(tx, request) : snapshotPage(tx, request, request.from.after);
}

/** The line of a row as the client reads its kind; empty when the client does not know the kind, or this row of it. */
function rowLine(kind: RowKind, text: string, kinds: PullRequest['kinds']): string {
  const version = kinds[kind];
  const told = version === undefined ? null : toldAs(kind, text, version);
  return told === null ? '' : `{"t":"row","k":"${kind}","r":${told}}\n`;
}

/** Parents before children, so that a replica can apply line by line. */
const rank: Readonly<Record<RowKind, number>> = {
  agent: 0,
  inbox: 0,
  dueType: 0,
  grant: 0,
  customer: 1,
  case: 2,
  entry: 3,
  item: 4,
  draft: 5,
  readMark: 5,
  result: 6,
  escrow: 6,
};

async function textsOf(
  tx: SyncReader,
  refs: readonly RowRef[],
  agentId: AgentId,
): Promise<ReadonlyMap<string, string>> {
  const byKind = new Map<RowKind, string[]>();
  for (const { kind, id } of refs) {
    const known = byKind.get(kind);
    if (known === undefined) byKind.set(kind, [id]);
    else known.push(id);
  }
  const texts = new Map<string, string>();
  for (const [kind, ids] of byKind) {
    for (const [id, text] of await tx.texts(kind, ids, agentId)) texts.set(`${kind} ${id}`, text);
  }
  return texts;
}

const keyOf = ({ kind, id }: RowRef): string => `${kind} ${id}`;

async function tailPage(tx: SyncReader, { agentId, feed, kinds, from, budget }: PageRequest): Promise<Page> {
  const lines: string[] = [];
  let used = 0;
  let seq = from.seq;
  for (let read = 0; read < tailRows; read += tailChunk) {
    const rows = await tx.stampedAfter(feed, seq, tailChunk);
    const live = rows.filter((row) => !row.tomb && kinds[row.kind] !== undefined);
    const texts = await textsOf(tx, live, agentId);
    for (const row of rows) {
      const text = tailLine(row, kinds, texts);
      if (used > 0 && used + text.length > budget) {
        return { lines, cursor: { epoch: from.epoch, seq, after: null }, more: true };
      }
      used += text.length;
      seq = row.seq;
      if (text !== '') lines.push(text);
    }
    if (rows.length < tailChunk) {
      return { lines, cursor: { epoch: from.epoch, seq, after: null }, more: false };
    }
  }
  return { lines, cursor: { epoch: from.epoch, seq, after: null }, more: true };
}

function tailLine(row: FeedRow, kinds: PullRequest['kinds'], texts: ReadonlyMap<string, string>): string {
  if (kinds[row.kind] === undefined) return '';
  if (row.tomb) {
    const forever = row.sort === foreverMark ? ',"forever":true' : '';
    return `{"t":"gone","k":"${row.kind}","id":"${row.id}"${forever}}\n`;
  }
  const text = texts.get(keyOf(row));
  return text === undefined ? '' : rowLine(row.kind, text, kinds);
}

async function snapshotPage(
  tx: SyncReader,
  { agentId, feed, kinds, from, budget }: PageRequest,
  after: string,
): Promise<Page> {
  const [sort = '', id = ''] = after.split(' ');
  const heads = await tx.snapshotPage(feed, after === '' ? null : { sort, id }, snapshotCases);
  const cases = heads.filter((row) => row.kind === 'case').map((row) => row.id as CaseId);
  const children = cases.length === 0 ? [] : await tx.childrenOf(cases);
  const refs = [...heads, ...children].filter((ref) => kinds[ref.kind] !== undefined);
  const texts = await textsOf(tx, refs, agentId);
  const lines: string[] = [];
  let used = 0;
  let done = 0;
  const sent = new Set<string>();
  for (const group of groups(heads, children)) {
    const fresh = group.filter((ref) => texts.has(keyOf(ref)) && !sent.has(keyOf(ref)));
    const part = fresh.map((ref) => rowLine(ref.kind, texts.get(keyOf(ref)) ?? 'null', kinds));
    const size = part.reduce((sum, text) => sum + text.length, 0);
    if (done > 0 && used + size > budget) break;
    used += size;
    done += 1;
    lines.push(...part.filter((text) => text !== ''));
    for (const ref of fresh) sent.add(keyOf(ref));
  }
  const ended = done === heads.length && heads.length < snapshotCases;
  const lastRow = heads[done - 1];
  const next = ended || lastRow === undefined ? null : `${lastRow.sort ?? ''} ${lastRow.id}`;
  // A snapshot of one page was read in the same moment as its head; after several, the tail from that head is to come.
  const more = !(ended && after === '');
  return { lines, cursor: { epoch: from.epoch, seq: from.seq, after: next }, more };
}

/** Each row of the page with what hangs on it, parents first. */
function groups(
  heads: readonly FeedRow[],
  children: readonly (RowRef & { readonly caseId: CaseId })[],
): readonly (readonly RowRef[])[] {
  const byCase = new Map<string, RowRef[]>();
  for (const child of children) {
    const known = byCase.get(child.caseId);
    if (known === undefined) byCase.set(child.caseId, [child]);
    else known.push(child);
  }
  return heads.map((head) =>
    [head, ...(byCase.get(head.id) ?? [])].sort((a, b) => rank[a.kind] - rank[b.kind]),
  );
}
