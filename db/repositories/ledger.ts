import type { CaseId, IntentId } from '#shared/domain/ids.ts';
import type { Choice, Saw } from '#shared/intents/envelope.ts';
import type { Reason } from '#shared/intents/outcome.ts';
import type { LedgerState } from '#shared/ipc/views.ts';
import type { Sql, SqlValue } from '../sql.ts';
import type { Touched } from '../touched.ts';

/** One act as the replica keeps it. */
export interface Act {
  readonly seq: number;
  readonly id: IntentId;
  readonly n: number | null;
  readonly name: string;
  readonly v: number;
  readonly args: { readonly caseId: CaseId } & Readonly<Record<string, unknown>>;
  readonly saw: Saw;
  readonly caseId: CaseId;
  readonly dependsOn: IntentId | null;
  readonly resolves: { readonly intentId: IntentId; readonly choice: Choice } | null;
  readonly madeAt: number;
  readonly asOf: number;
  readonly mono: number;
  readonly run: string;
  readonly at: number;
  readonly quiet: boolean;
  readonly params: Readonly<Record<string, string | number>>;
  readonly state: LedgerState;
  readonly reason: Reason | null;
  readonly endedAt: number | null;
  readonly resolution: Choice | null;
  readonly openCard: boolean;
  readonly absorbedBy: IntentId | null;
  readonly chainedTo: IntentId | null;
  readonly foreign: boolean;
}
export type NewAct = Omit<Act, 'seq' | 'n' | 'resolution' | 'openCard' | 'absorbedBy'>;

interface Record_ {
  seq: number;
  id: IntentId;
  n: number | null;
  name: string;
  v: number;
  args: string;
  saw: string;
  case_id: CaseId;
  depends_on: IntentId | null;
  resolves: IntentId | null;
  resolves_choice: Choice | null;
  made_at: number;
  as_of: number;
  mono: number;
  run: string;
  at: number;
  quiet: number;
  params: string;
  state: LedgerState;
  reason: string | null;
  ended_at: number | null;
  resolution: Choice | null;
  open_card: number;
  absorbed_by: IntentId | null;
  chained_to: IntentId | null;
  foreign: number;
}

export function toAct(row: Record_): Act {
  return {
    seq: row.seq,
    id: row.id,
    n: row.n,
    name: row.name,
    v: row.v,
    args: JSON.parse(row.args) as Act['args'],
    saw: JSON.parse(row.saw) as Saw,
    caseId: row.case_id,
    dependsOn: row.depends_on,
    resolves:
      row.resolves === null || row.resolves_choice === null
        ? null
        : { intentId: row.resolves, choice: row.resolves_choice },
    madeAt: row.made_at,
    asOf: row.as_of,
    mono: row.mono,
    run: row.run,
    at: row.at,
    quiet: row.quiet === 1,
    params: JSON.parse(row.params) as Act['params'],
    state: row.state,
    reason: row.reason === null ? null : (JSON.parse(row.reason) as Reason),
    endedAt: row.ended_at,
    resolution: row.resolution,
    openCard: row.open_card === 1,
    absorbedBy: row.absorbed_by,
    chainedTo: row.chained_to,
    foreign: row.foreign === 1,
  };
}

/** Acts and their ends. An act is never deleted while it waits. */
export class Ledger {
  private readonly sql: Sql;
  private readonly touched: Touched;
  constructor(sql: Sql, touched: Touched) {
    this.sql = sql;
    this.touched = touched;
  }

  /** Acts by any condition; `where` is a constant of the caller, never built from data. */
  select(where: string, ...params: SqlValue[]): Act[] {
    return this.sql.all<Record_>(`SELECT * FROM ledger WHERE ${where}`, ...params).map(toAct);
  }

  get(id: IntentId): Act | null {
    return this.select('id = ?', id)[0] ?? null;
  }

  /** The acts of a case that have not ended, in the order of making. */
  waitingOn(caseId: CaseId): Act[] {
    return this.select(`case_id = ? AND state = 'waiting' ORDER BY seq`, caseId);
  }

  add(act: NewAct): void {
    this.sql.run(
      `INSERT INTO ledger (id, name, v, args, saw, case_id, depends_on, resolves, resolves_choice, made_at, as_of,
         mono, run, at, quiet, params, state, reason, ended_at, chained_to, "foreign")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      act.id,
      act.name,
      act.v,
      JSON.stringify(act.args),
      JSON.stringify(act.saw),
      act.caseId,
      act.dependsOn,
      act.resolves?.intentId ?? null,
      act.resolves?.choice ?? null,
      act.madeAt,
      act.asOf,
      act.mono,
      act.run,
      act.at,
      act.quiet ? 1 : 0,
      JSON.stringify(act.params),
      act.state,
      act.reason === null ? null : JSON.stringify(act.reason),
      act.endedAt,
      act.chainedTo,
      act.foreign ? 1 : 0,
    );
    this.touched.case('ledger', act.caseId);
  }

  /** Only for an act that has no number yet: nothing that has left the device is ever reworded. */
  reword(id: IntentId, args: Act['args'], chainedTo: IntentId | null): void {
    this.sql.run(
      'UPDATE ledger SET args = ?, chained_to = ? WHERE id = ? AND n IS NULL',
      JSON.stringify(args),
      chainedTo,
      id,
    );
  }

  number(id: IntentId, n: number): void {
    this.sql.run('UPDATE ledger SET n = ? WHERE id = ?', n, id);
  }

  end(act: Act, state: Exclude<LedgerState, 'waiting'>, reason: Reason | null, at: number): void {
    this.sql.run(
      'UPDATE ledger SET state = ?, reason = ?, ended_at = ? WHERE id = ?',
      state,
      reason === null ? null : JSON.stringify(reason),
      at,
      act.id,
    );
    this.touched.case('ledger', act.caseId);
  }

  /** Takes words and names out of an act whose case I may not see any more; that it was made, and its end, stay. */
  seal(id: IntentId): void {
    this.sealWhere('id = ?', id);
  }

  /** The same for the ended acts on a case that was deleted forever. Open cards keep their words. */
  sealCase(caseId: CaseId): void {
    this.sealWhere(`case_id = ? AND state <> 'waiting' AND open_card = 0`, caseId);
  }

  /** The same for ended acts on cases that are not here, once a feed was taken away. Open cards keep their words. */
  sealGone(): void {
    this.sealWhere(`state <> 'waiting' AND open_card = 0 AND case_id NOT IN (SELECT id FROM cases)`);
  }

  private sealWhere(where: string, ...params: SqlValue[]): void {
    this.sql.run(
      `UPDATE ledger SET args = json_object('caseId', case_id),
         params = json_object('number', params ->> '$.number') WHERE ${where}`,
      ...params,
    );
  }

  absorb(id: IntentId, by: IntentId | null): void {
    this.sql.run('UPDATE ledger SET absorbed_by = ? WHERE id = ?', by, id);
  }

  absorbedBy(id: IntentId): Act[] {
    return this.select(`absorbed_by = ? AND state = 'waiting'`, id);
  }

  setCard(act: Act, resolution: Choice | null, open: boolean): void {
    this.sql.run(
      'UPDATE ledger SET resolution = ?, open_card = ? WHERE id = ?',
      resolution,
      open ? 1 : 0,
      act.id,
    );
    this.touched.case('ledger', act.caseId);
  }
}
