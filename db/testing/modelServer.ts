import type { AgentRow } from '#shared/domain/agent.ts';
import type { AgentId, BlobHash, CaseId, ClientId, ItemId } from '#shared/domain/ids.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import type { Change, Outcome } from '#shared/intents/outcome.ts';
import { prepareIntent, runIntent } from '#shared/intents/run.ts';
import type { CaseBundle, MutatorContext } from '#shared/intents/verb.ts';
import { feedChecksum } from '#shared/protocol/pull.ts';
import type { PullLine, PullRequest } from '#shared/protocol/pull.ts';
import type { PushedIntent, PushRequest, PushResponse, PushResult } from '#shared/protocol/push.ts';
import { inboxFeed, orgFeed, userFeed } from '#shared/protocol/feeds.ts';
import type { FeedName } from '#shared/protocol/feeds.ts';
import type { RowKind, RowOf } from '#shared/protocol/rows.ts';
import { agent, dueType, grant, inbox, inboxIdOf, startTime } from './rows.ts';

interface Stored {
  readonly kind: RowKind;
  row: { id: string; rev: number };
  seq: number;
  /** Gone since then; told once to whoever may hold it. */
  tomb?: true;
}

/**
 * The smallest server that keeps the protocol: rows in memory, every feed one log, the shared mutators. For tests of
 * the replica and of the engine; the whole truth is in the simulation, which runs the real server's logic.
 */
export class ModelServer {
  time = startTime + 1_000_000;
  readonly pushed: PushRequest[] = [];
  readonly blobs = new Set<BlobHash>();
  private seq = 0;
  private readonly rows = new Map<string, Stored & { readonly feed: FeedName }>();
  private readonly clients = new Map<ClientId, { last: number; results: Map<number, PushResult> }>();

  constructor(agents: readonly AgentRow[] = [agent(1), agent(2)]) {
    for (const row of agents) {
      this.put(orgFeed, 'agent', row);
      for (const n of [1, 2]) this.put(userFeed(row.id), 'grant', grant(n));
    }
    for (const n of [1, 2]) this.put(orgFeed, 'inbox', inbox(n));
    this.put(orgFeed, 'dueType', dueType);
  }

  put(feed: FeedName, kind: RowKind, row: { id: string; rev: number }): void {
    this.seq += 1;
    this.rows.set(`${feed} ${kind} ${row.id}`, { feed, kind, row, seq: this.seq });
  }

  private remove(feed: FeedName, kind: RowKind, id: string): void {
    this.seq += 1;
    const row = { id, rev: -1 };
    this.rows.set(`${feed} ${kind} ${id}`, { feed, kind, row, seq: this.seq, tomb: true });
  }

  /** A case with all its rows (see `wholeCase`) in inbox 1. */
  putCase(rows: readonly (readonly [string, unknown])[]): void {
    for (const [kind, row] of rows)
      this.put(inboxFeed(inboxIdOf(1)), kind as RowKind, row as { id: string; rev: number });
  }

  all<K extends RowKind>(kind: K, feed?: FeedName): RowOf<K>[] {
    return [...this.rows.values()]
      .filter((stored) => stored.kind === kind && stored.tomb === undefined)
      .filter((stored) => feed === undefined || stored.feed === feed)
      .map((stored) => stored.row as RowOf<K>);
  }

  heads(agentId: AgentId): Record<FeedName, number> {
    return Object.fromEntries(this.feedsOf(agentId).map((feed) => [feed, this.headOf(feed)]));
  }

  /** As if a backup from before these acts had been restored: the record of the client is an older one. */
  setBack(client: ClientId, last: number): void {
    this.clients.set(client, { last, results: new Map() });
  }

  push(agentId: AgentId, request: PushRequest): PushResponse {
    this.pushed.push(request);
    const client = this.clients.get(request.clientId) ?? { last: 0, results: new Map<number, PushResult>() };
    this.clients.set(request.clientId, client);
    const results: PushResult[] = [];
    for (const intent of request.intents) {
      const known = client.results.get(intent.n);
      if (known === undefined && intent.n > client.last + 1) {
        return { last: client.last, gap: true, serverTime: this.time, results };
      }
      const result = known ?? this.decide(agentId, request.clientId, intent);
      client.results.set(intent.n, result);
      client.last = Math.max(client.last, intent.n);
      results.push(result);
    }
    return { last: client.last, gap: false, serverTime: this.time, results };
  }

  pull(agentId: AgentId, request: PullRequest): PullLine[] {
    const feeds = this.feedsOf(agentId);
    const last = this.clients.get(request.clientId)?.last ?? 0;
    const lines: PullLine[] = [
      { t: 'head', generation: request.generation, serverTime: this.time, feeds: [...feeds], last },
    ];
    for (const feed of feeds) {
      const known = request.cursors[feed];
      lines.push({ t: 'feed', feed, epoch: 1, reset: known === undefined });
      const after = [...this.rows.values()].filter((row) => row.feed === feed && row.seq > (known?.seq ?? 0));
      for (const { kind, row, tomb } of after.sort((a, b) => a.seq - b.seq))
        lines.push(tomb === true ? { t: 'gone', k: kind, id: row.id } : { t: 'row', k: kind, r: row });
      const sum = feed.startsWith('inbox:') ? feedChecksum(this.all('case', feed)) : null;
      const cursor = { epoch: 1, seq: this.headOf(feed), after: null };
      lines.push({ t: 'end', feed, cursor, more: false, sum });
    }
    lines.push({ t: 'done', more: false });
    return lines;
  }

  private feedsOf(agentId: AgentId): FeedName[] {
    return [orgFeed, userFeed(agentId), inboxFeed(inboxIdOf(1))];
  }

  private headOf(feed: FeedName): number {
    return Math.max(0, ...[...this.rows.values()].filter((row) => row.feed === feed).map((row) => row.seq));
  }

  private decide(agentId: AgentId, clientId: ClientId, intent: PushedIntent): PushResult {
    this.time += 1;
    const outcome = this.run(agentId, intent);
    const caseId = (intent.args as { caseId: CaseId }).caseId;
    for (const change of outcome.changes) this.apply(caseId, change);
    const reason = outcome.end === 'applied' ? null : outcome.reason;
    const result = { id: intent.id, end: outcome.end, reason, at: this.time };
    if (intent.resolves !== null) this.resolve(agentId, intent);
    const { n: _n, elapsedMs: _e, ...envelope } = intent;
    this.put(userFeed(agentId), 'result', {
      ...result,
      clientId,
      caseId,
      resolution: null,
      intent: outcome.end === 'applied' ? null : envelope,
      rev: this.seq,
    } as never);
    return { n: intent.n, ...result };
  }

  private resolve(agentId: AgentId, intent: PushedIntent): void {
    const earlier = this.all('result').find((row) => row.id === intent.resolves?.intentId);
    if (earlier === undefined || intent.resolves === null) return;
    const resolution = { choice: intent.resolves.choice, by: intent.id, at: this.time };
    const resolved: RowOf<'result'> = { ...earlier, resolution };
    this.put(userFeed(agentId), 'result', resolved);
  }

  private run(agentId: AgentId, intent: PushedIntent): Outcome {
    const prepared = prepareIntent(intent);
    if ('end' in prepared) return prepared;
    const { caseId } = prepared.args;
    const row = this.all('case').find((one) => one.id === caseId);
    const items = this.all('item').filter((item) => item.caseId === caseId);
    const bundle: CaseBundle | null =
      row === undefined
        ? null
        : {
            case: row,
            entries: this.all('entry').filter((entry) => entry.caseId === caseId),
            customer: null,
            drafts: this.all('draft', userFeed(agentId)).filter((draft) => draft.caseId === caseId),
            readMark: this.all('readMark', userFeed(agentId)).find((mark) => mark.id === caseId) ?? null,
            items: new Map<ItemId, ItemRow>(items.map((item) => [item.id, item])),
            recentPublic: items
              .flatMap((item) =>
                item.kind === 'message' && item.delivery?.state !== 'withdrawn' ? [item] : [],
              )
              .sort((a, b) => (b.n ?? 0) - (a.n ?? 0))
              .slice(0, 3),
            blobs: this.blobs,
          };
    return runIntent(bundle, prepared, this.contextOf(agentId, intent));
  }

  private contextOf(agentId: AgentId, intent: PushedIntent): MutatorContext {
    const find = <K extends 'agent' | 'inbox' | 'dueType'>(kind: K, id: string) =>
      (this.all(kind).find((row) => row.id === id) as RowOf<K> | undefined) ?? null;
    return {
      actor: find('agent', agentId) ?? agent(1),
      intentId: intent.id,
      saw: intent.saw,
      at: this.time,
      ageMs: 0,
      rights: () => ['read', 'work', 'forward', 'cancel'],
      rightsOf: () => ['read', 'work', 'forward', 'cancel'],
      agent: (id) => find('agent', id),
      inbox: (id) => find('inbox', id),
      dueType: (id) => find('dueType', id),
    };
  }

  private apply(caseId: CaseId, change: Change): void {
    const shared = inboxFeed(inboxIdOf(1));
    if (change.kind === 'draft' && !('row' in change)) {
      this.remove(userFeed(change.agentId), 'draft', change.remove);
      return;
    }
    if (!('row' in change)) return;
    const rev = this.seq + 1;
    if (change.kind === 'draft') this.put(userFeed(change.row.agentId), 'draft', { ...change.row, rev });
    else if (change.kind === 'readMark')
      this.put(userFeed(this.actorOfMark()), 'readMark', { ...change.row, rev });
    else if (change.kind === 'item') {
      const n = change.row.n ?? this.all('item').filter((item) => item.caseId === caseId).length + 1;
      this.put(shared, 'item', { ...change.row, n, rev } as ItemRow);
    } else this.put(shared, change.kind, { ...change.row, rev });
  }

  /** Read marks name no agent; the model has one who reads. */
  private actorOfMark(): AgentId {
    return this.all('agent')[0]?.id ?? agent(1).id;
  }
}
