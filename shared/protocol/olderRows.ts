import { freshCase } from '../domain/case.ts';
import { choice } from '../intents/envelope.ts';
import { kindVersions } from './versions.ts';
import type { RowKind } from './rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** How a row of one version reads in the version before and after it. */
interface Step {
  /** For a client that has not been updated. Null: that client is not told of the row. */
  readonly back: (row: Row) => Row | null;
  /** For a server that has not been updated. */
  readonly on: (row: Row) => Row;
}

const same = (row: Row): Row => row;

const without =
  (...fields: readonly string[]) =>
  (row: Row): Row =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name)));

/** What version 1 had; lists of today may be longer. */
const firstEvents = new Set([
  'case_created',
  'taken',
  'taken_over',
  'released',
  'completed',
  'cancelled',
  'forwarded',
  'also_asked',
  'reopened',
  'status_changed',
  'woken',
  'tag_added',
  'tag_removed',
  'reply_withdrawn',
  'asked_for',
  'draft_handed_over',
  'act_superseded',
  'act_parked',
  'attachment_dropped',
]);
const firstReasons = new Set([
  'owned',
  'owner_changed',
  'not_owner',
  'entry_ended',
  'same_end',
  'newer_public',
  'too_old',
  'illegal_status',
  'already_gone',
  'draft_differs',
  'attachment_missing',
  'no_recipient',
  'no_address',
  'depends',
  'forbidden',
  'case_gone',
  'invalid',
  'unknown_verb',
]);
const firstChoices = new Set<string>(choice.options.slice(0, 10));

function firstResult(row: Row): Row {
  const { reason, resolution } = row as {
    reason: { code: string } | null;
    resolution: { choice: string } | null;
  };
  const known = reason === null || firstReasons.has(reason.code);
  const chosen = resolution === null || firstChoices.has(resolution.choice);
  return {
    ...row,
    reason: known ? reason : { ...reason, code: 'invalid' },
    resolution: chosen ? resolution : { ...resolution, choice: 'let_go' },
  };
}

/** By kind, then by the version a step leads to from the one before it. */
const steps: Partial<Record<RowKind, Readonly<Record<number, Step>>>> = {
  case: {
    2: { back: without(...Object.keys(freshCase())), on: (row) => ({ ...freshCase(), ...row }) },
  },
  item: {
    2: {
      back: (row) => (row['kind'] === 'event' && !firstEvents.has(String(row['event'])) ? null : row),
      on: same,
    },
  },
  result: { 2: { back: firstResult, on: same } },
};

/** The JSON text of a row as a client of `version` of its kind reads it; null when it is not told of it. */
export function toldAs(kind: RowKind, text: string, version: number): string | null {
  if (version >= kindVersions[kind]) return text;
  let row: Row | null = JSON.parse(text) as Row;
  for (let v = kindVersions[kind]; v > version && row !== null; v -= 1) row = stepTo(kind, v).back(row);
  return row === null ? null : JSON.stringify(row);
}

/** A row of an older server, as this build reads it. Its schema is checked after. */
export function readAs(kind: RowKind, row: unknown, version: number): unknown {
  if (version >= kindVersions[kind] || row === null || typeof row !== 'object') return row;
  let read = row as Row;
  for (let v = version + 1; v <= kindVersions[kind]; v += 1) read = stepTo(kind, v).on(read);
  return read;
}

function stepTo(kind: RowKind, version: number): Step {
  return steps[kind]?.[version] ?? { back: same, on: same };
}
