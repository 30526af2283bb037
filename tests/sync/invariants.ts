import type { CaseRow } from '#shared/domain/case.ts';
import { answer } from '../../db/reader.ts';
import type { InboxId } from '#shared/domain/ids.ts';
import { isQuiet } from '#shared/intents/registry.ts';
import { inboxesOf } from '#shared/intents/run.ts';
import type { ResultRow } from '#shared/protocol/rows.ts';
import type { MadeAct } from './agent.ts';
import type { SimDevice } from './simDevice.ts';
import type { SimServer } from './simServer.ts';
import type { World } from './world.ts';

/**
 * What must hold at the end of every history (docs/sync.md): nothing lost, nothing doubled, nothing told that is not
 * so. Answers a sentence for each thing that does not hold.
 */
export function violations(world: World): readonly string[] {
  return [
    ...world.server.witness.wrong,
    ...world.devices.flatMap((device) => convergence(world.server, device, world.nameOf(device))),
    ...world.made.flatMap((act) => book(world.server, act)),
    ...deliveries(world),
    ...words(world),
  ];
}

/** What must hold at every moment on every device: each act that was made stands in the ledger under one of its ends. */
export function unsteady({ devices, made, nameOf, server }: World): readonly string[] {
  return devices.flatMap((device) => {
    const states = device.store.sql.all<{ id: string; state: string }>('SELECT id, state FROM ledger');
    const known = new Map(states.map(({ id, state }) => [id, state]));
    const mine = made.filter((act) => act.device === device && act.machine === device.machine);
    const lost = mine
      .filter((act) => !known.has(act.id) && !isDone(server, act))
      .map(({ name, id }) => `${name} ${id}`);
    const { sums } = answer(device.store, 'outbox.list', {});
    const loud = device.store.sql.get<{ n: number }>('SELECT count(*) AS n FROM ledger WHERE quiet = 0')?.n;
    return [
      ...lost.map((act) => `${act} vanished from the ledger of ${nameOf(device)}`),
      ...(sums.made === loud
        ? []
        : [`${nameOf(device)} counts ${String(sums.made)} of ${String(loud)} acts`]),
    ];
  });
}

/** Drafts and read marks that applied are rows like others; a replica that is rebuilt does not carry their acts on. */
function isDone(server: SimServer, act: MadeAct): boolean {
  const end = decisionOn(server, act)?.row.end ?? 'applied';
  return isQuiet(act.name) && end === 'applied';
}

const visibleTo = (server: SimServer, device: SimDevice, row: CaseRow): boolean => {
  const rights = server.store.grants.get(device.agentId);
  const inboxes: readonly InboxId[] = inboxesOf({ case: row, entries: server.store.entriesOf(row.id) });
  return inboxes.some((inbox) => rights?.has(inbox) === true);
};

/** A device shows exactly what the server has in the inboxes it may see, and nothing else. */
function convergence(server: SimServer, device: SimDevice, name: string): string[] {
  const expected = new Map<string, string>();
  for (const { row } of server.store.rowsOf('case')) {
    if (!visibleTo(server, device, row)) continue;
    expected.set(`cases ${row.id}`, canonical(row));
    for (const entry of server.store.entriesOf(row.id)) expected.set(`entries ${entry.id}`, canonical(entry));
    for (const item of server.store.itemsOf(row.id)) expected.set(`items ${item.id}`, canonical(item));
  }
  for (const { row } of server.store.rowsOf('draft')) {
    if (row.agentId === device.agentId) expected.set(`drafts ${row.id}`, canonical(row));
  }
  const wrong: string[] = [];
  for (const table of ['cases', 'entries', 'items', 'drafts']) {
    for (const { id, body } of device.store.sql.all<{ id: string; body: string }>(
      `SELECT id, body FROM ${table}`,
    )) {
      const key = `${table} ${id}`;
      const right = expected.get(key);
      const shown = canonical(JSON.parse(body));
      if (right === undefined) wrong.push(`${name} shows ${key}, which it may not see or which is gone`);
      else if (right !== shown) wrong.push(`${name} shows ${key} as ${shown} instead of ${right}`);
      expected.delete(key);
    }
  }
  for (const key of expected.keys()) wrong.push(`${name} does not show ${key}`);
  const shadows = device.store.sql.get<{ n: number }>('SELECT count(*) AS n FROM shadow')?.n ?? 0;
  if (shadows > 0) wrong.push(`${name} keeps ${String(shadows)} shadow rows though nothing waits`);
  return wrong;
}

/** JSON with sorted keys: the order in which a store keeps fields does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function decisionOn(server: SimServer, act: MadeAct): { row: ResultRow } | null {
  const found = server.store.stored.get(`result ${act.id}`);
  return found?.kind === 'result' ? found : null;
}

/** Intents in = ends out, and the device tells the end that the server decided. */
function book(server: SimServer, act: MadeAct): string[] {
  const lost = act.machine !== act.device.machine;
  if (lost) return [];
  const told = act.device.store.sql.get<{ state: string; absorbed_by: string | null }>(
    'SELECT state, absorbed_by FROM ledger WHERE id = ?',
    act.id,
  );
  const decided = decisionOn(server, act);
  if (told === undefined && isDone(server, act)) return [];
  if (told === undefined) return [`${act.name} ${act.id} vanished from the ledger`];
  if (told.state === 'withdrawn')
    return decided === null ? [] : [`${act.name} ${act.id} is told as withdrawn but was decided`];
  if (decided === null) {
    return act.name === 'draft' && told.state === 'applied'
      ? []
      : [`${act.name} ${act.id} (${told.state}) was never decided`];
  }
  if (told.state !== decided.row.end)
    return [`${act.name} ${act.id} is told as ${told.state} but was ${decided.row.end}`];
  return kept(server, act, decided.row);
}

/** An act that did not apply for want of any right lies in a lead's tray; every other loser's words are with its result. */
function kept(server: SimServer, act: MadeAct, result: ResultRow): string[] {
  if (result.end === 'applied') return [];
  const escrow = server.store.stored.get(`escrow ${act.id}`) !== undefined;
  if (result.intent === null && !escrow)
    return [`the words of ${act.name} ${act.id} (${result.end}) are nowhere`];
  const wordless = act.name === 'read' || act.name === 'settle';
  if (result.reason?.code !== 'forbidden' || wordless || escrow || !server.strangers.has(act.id)) return [];
  return [`${act.name} ${act.id} was refused to one without rights and is in nobody's tray`];
}

/** Every accepted reply left exactly once or is told otherwise; no other reply left; every accepted note stands once. */
function deliveries({ made, server }: World): string[] {
  const sent = new Map<string, number>();
  for (const mail of server.delivered) sent.set(mail.text, (sent.get(mail.text) ?? 0) + 1);
  const wrong: string[] = [];
  for (const act of made) {
    if (act.itemId === null) continue;
    const end = decisionOn(server, act)?.row.end ?? null;
    const stored = server.store.stored.get(`item ${act.itemId}`);
    if ((stored !== undefined) !== (end === 'applied')) {
      wrong.push(
        `${act.name} ${act.id} (${String(end)}) ${stored === undefined ? 'is not' : 'is'} on the timeline`,
      );
    }
    if (act.name !== 'reply') continue;
    const times = sent.get(act.text) ?? 0;
    const state =
      stored?.kind === 'item' && stored.row.kind === 'message' ? stored.row.delivery?.state : undefined;
    const right = state === 'sent' ? 1 : 0;
    if (times !== right)
      wrong.push(`reply ${act.id} is told as ${String(state)} but was sent ${String(times)} times`);
  }
  const doubled = new Map<string, number>();
  for (const { row } of server.store.rowsOf('item')) {
    if (row.kind === 'event' || row.intentId === null) continue;
    doubled.set(row.intentId, (doubled.get(row.intentId) ?? 0) + 1);
  }
  for (const [intent, count] of doubled)
    if (count > 1) wrong.push(`${intent} made ${String(count)} timeline rows`);
  return wrong;
}

/**
 * Words kept as a draft are a draft or a branch, or lie in a lead's tray, or their author replaced, sent or threw them
 * away knowingly.
 */
function words({ drafts, server, devices }: World): string[] {
  const tray = server.store
    .rowsOf('escrow')
    .map(({ row }) => row.intent.args as { content?: { text: string } });
  const kept = new Set([
    ...server.store.rowsOf('draft').map(({ row }) => row.text),
    ...tray.map(({ content }) => content?.text),
  ]);
  const wrong: string[] = [];
  for (const text of drafts.values()) {
    if (kept.has(text) || server.witness.knowinglyGone.has(text)) continue;
    const inLedger = devices.some(
      (device) =>
        device.store.sql.get(
          `SELECT 1 FROM ledger WHERE name = 'draft' AND (state = 'parked' OR absorbed_by IS NOT NULL OR state = 'withdrawn') AND instr(args, ?) > 0`,
          text,
        ) !== undefined,
    );
    if (!inLedger) wrong.push(`the draft "${text}" is nowhere any more`);
  }
  return wrong;
}
