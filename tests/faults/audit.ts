import type { CaseId } from '#shared/domain/ids.ts';
import type { ItemRow, MessageItem } from '#shared/domain/item.ts';
import { feedChecksum } from '#shared/protocol/pull.ts';
import { eventually } from '../support/eventually.ts';
import type { Day } from './day.ts';
import type { FaultDesk } from './faultDesk.ts';
import type { FaultOffice } from './faultOffice.ts';

/** What the server has at the end of the day. */
interface Books {
  readonly items: readonly ItemRow[];
  readonly out: readonly MessageItem[];
  readonly draftTexts: readonly string[];
}

/** How long everything may take to come to rest after the last fault: the sender's first pause is half a minute. */
const restMs = 150_000;

/** Waits until nothing waits any more: on the desks, in the send queue, at the mail server. */
export async function comeToRest(office: FaultOffice, desks: readonly FaultDesk[]): Promise<void> {
  for (const desk of desks) {
    await eventually(
      `${desk.name} has sent everything`,
      async () => {
        const { state, waiting } = await desk.call('sync.status', {});
        if (state === 'offline') await desk.call('sync.now', {});
        return waiting === 0 && (state === 'synced' || state === 'needs_you');
      },
      restMs,
    );
  }
  await office.withStore((store) =>
    eventually(
      'no reply is on its way any more',
      async () => {
        const query = store.db.selectFrom('send_queue').select('item_id').where('state', '!=', 'unknown');
        return (await query.execute()).length === 0;
      },
      restMs,
    ),
  );
  await office.mail.exim.drained();
  for (const desk of desks) await desk.call('sync.now', {});
}

async function readBooks(office: FaultOffice): Promise<Books> {
  return office.withStore(async (store) => {
    const rows = await store.db.selectFrom('item').select('doc').execute();
    const items = rows.map((row) => JSON.parse(row.doc) as ItemRow);
    const drafts = await store.db.selectFrom('draft').select('doc').execute();
    return {
      items,
      out: items.flatMap((item) => (item.kind === 'message' && item.direction === 'out' ? [item] : [])),
      draftTexts: drafts.map((row) => (JSON.parse(row.doc) as { text: string }).text),
    };
  });
}

/** Everything that must hold after a day. Answers a sentence for each thing that does not, and what was counted. */
export async function audit(day: Day): Promise<{ wrong: string[]; figures: Record<string, number> }> {
  const { office, desks } = day;
  await comeToRest(office, desks);
  const unknowns = await resolvedUnknowns(day);
  const books = await readBooks(office);
  const wrong = [
    ...(await ledgers(day, books)),
    ...(await mailboxes(day, books)),
    ...inbound(day, books),
    ...drafts(day, books),
    ...(await sums(office)),
    ...(await sameAsFresh(day)),
  ];
  for (const desk of desks) {
    await desk.kill();
    const said = await desk.integrity();
    if (said !== 'ok') wrong.push(`the replica of ${desk.name}: ${said}`);
  }
  await office.killServer();
  const said = office.integrity();
  if (said !== 'ok') wrong.push(`the server's store: ${said}`);
  const states = (state: string) => books.out.filter((item) => item.delivery?.state === state).length;
  const figures = {
    kills: day.kills.length,
    acts: day.made.length,
    unanswered: day.made.filter((act) => act.intentId === null).length,
    sent: states('sent'),
    withdrawn: states('withdrawn'),
    unknown: unknowns,
    failed: states('failed'),
    mailsIn: day.customers.wrote.length,
  };
  return { wrong, figures };
}

/** Replies whose answer was lost: what arrived must be found by itself. Answers how many stay unknown. */
async function resolvedUnknowns({ office, customers }: Day): Promise<number> {
  const arrived = new Set<string | undefined>();
  for (const address of customers.addresses) {
    for (const { parsed } of await office.mail.mailbox(address)) arrived.add(parsed.messageId);
  }
  const unknown = async () =>
    (await readBooks(office)).out.filter((item) => item.delivery?.state === 'unknown');
  await eventually(
    'replies that arrived are known as sent',
    async () => (await unknown()).every((item) => !arrived.has(item.messageId ?? '')),
    restMs,
  );
  return (await unknown()).length;
}

/** In = out: every act that was answered has an end, and its effect is there if it applied. */
async function ledgers({ desks, made }: Day, { items }: Books): Promise<string[]> {
  const wrong: string[] = [];
  const ids = new Set<string>(items.map((item) => item.id));
  for (const desk of desks) {
    const { intents } = await desk.ledger();
    const ends = new Map(intents.map((act) => [act.id, act.state]));
    for (const act of made.filter((one) => one.desk === desk.name && one.intentId !== null)) {
      const end = ends.get(act.intentId!);
      const name = `${act.name} ${act.intentId ?? ''} of ${desk.name}`;
      // Drafts that simply applied are not listed: their words are looked for by themselves.
      if (end === undefined && act.name === 'draft') continue;
      if (end === undefined) wrong.push(`${name} vanished from the ledger`);
      else if (end === 'waiting') wrong.push(`${name} still waits`);
      else if (end === 'applied' && act.itemId !== null && !ids.has(act.itemId))
        wrong.push(`${name} is told as applied and is not on the timeline`);
      else if (end !== 'applied' && act.itemId !== null && ids.has(act.itemId))
        wrong.push(`${name} is told as ${end} and is on the timeline`);
    }
    const { sums } = await desk.call('outbox.list', {});
    const out = sums.applied + sums.superseded + sums.withdrawn + sums.needYou;
    if (sums.made !== out || sums.waiting > 0) wrong.push(`${desk.name} shows ${JSON.stringify(sums)}`);
  }
  return wrong;
}

/** The customers hold exactly what the timeline says was sent, each once. */
async function mailboxes({ office, customers }: Day, { out }: Books): Promise<string[]> {
  const wrong: string[] = [];
  const copies = new Map<string, number>();
  const tokens = new Map<string, number>();
  for (const address of customers.addresses) {
    for (const { parsed } of await office.mail.mailbox(address)) {
      const id = parsed.messageId ?? `none in the mailbox of ${address}`;
      copies.set(id, (copies.get(id) ?? 0) + 1);
      const token = /^reply-\S+/.exec(parsed.text ?? '')?.[0] ?? `no words in ${id}`;
      tokens.set(token, (tokens.get(token) ?? 0) + 1);
    }
  }
  for (const [id, count] of copies) if (count > 1) wrong.push(`${id} arrived ${String(count)} times`);
  for (const [token, count] of tokens)
    if (count > 1) wrong.push(`the words ${token} arrived ${String(count)} times`);
  const known = new Map(out.map((item) => [item.messageId ?? '', item.delivery?.state ?? 'none']));
  for (const [id] of copies) {
    const state = known.get(id);
    if (state !== 'sent') wrong.push(`${id} arrived and is told as ${state ?? 'never written'}`);
  }
  for (const [id, state] of known)
    if (state === 'sent' && !copies.has(id)) wrong.push(`${id} is told as sent and never arrived`);
  return wrong;
}

/** Every mail that the mail server took from a customer is on one timeline, once. */
function inbound({ customers }: Day, { items }: Books): string[] {
  const counts = new Map<string, number>();
  for (const item of items) {
    if (item.kind !== 'message' || item.direction !== 'in') continue;
    counts.set(item.messageId ?? '', (counts.get(item.messageId ?? '') ?? 0) + 1);
  }
  return customers.wrote
    .filter((id) => counts.get(id) !== 1)
    .map((id) => `the customer's mail ${id} is there ${String(counts.get(id) ?? 0)} times`);
}

/** Words that were kept as a draft are still a draft, or left in a reply. */
function drafts({ drafts: kept }: Day, { draftTexts, out }: Books): string[] {
  const texts = [...draftTexts, ...out.map((item) => item.text)];
  return [...kept]
    .filter(([, token]) => !texts.some((text) => text.includes(token)))
    .map(([where, token]) => `the draft ${token} (${where}) is lost`);
}

/** The checksums that replicas are compared with are those of the rows. */
async function sums(office: FaultOffice): Promise<string[]> {
  return office.withStore(async ({ db }) => {
    const wrong: string[] = [];
    for (const head of await db.selectFrom('feed_head').selectAll().execute()) {
      if (!head.feed.startsWith('inbox:')) continue;
      const rows = await db
        .selectFrom('feed_row')
        .innerJoin('case_', 'case_.id', 'feed_row.row_id')
        .select(['case_.id', 'case_.rev'])
        .where('feed_row.feed', '=', head.feed)
        .where('feed_row.kind', '=', 'case')
        .where('feed_row.tomb', '=', 0)
        .execute();
      const { count, hash } = feedChecksum(rows);
      if (count !== head.cases || hash !== head.sum)
        wrong.push(`the sum of ${head.feed} is not that of its rows`);
    }
    return wrong;
  });
}

const everything = {
  scope: { type: 'all' },
  sort: 'number',
  mine: false,
  unanswered: false,
  limit: 200,
} as const;

async function allCases(desk: FaultDesk): Promise<CaseId[]> {
  const ids: CaseId[] = [];
  for (let offset = 0; ; offset += 200) {
    const { rows } = await desk.call('cases.list', { ...everything, offset });
    ids.push(...rows.map((row) => row.id));
    if (rows.length < 200) return ids;
  }
}

async function caseAsShown(desk: FaultDesk, caseId: CaseId): Promise<string> {
  const { case: row, entries, drafts: words } = await desk.call('case.get', { caseId });
  const { items } = await desk.call('case.timeline', { caseId, before: null, limit: 200 });
  const byId = <T extends { readonly id: string }>(rows: readonly T[]) =>
    [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify([row, byId(entries), byId(words), items.map(({ item }) => item)]);
}

/** "Snapshot, then tail" equals a fresh start: a device that lived through the day shows what a new one loads. */
async function sameAsFresh({ office, desks }: Day): Promise<string[]> {
  const wrong: string[] = [];
  for (const desk of desks) {
    const fresh = await office.openDesk(`${desk.name} fresh`);
    await comeToRest(office, [desk, fresh]);
    const ids = await eventually(
      `${desk.name} and a fresh device list the same cases`,
      async () => {
        const [mine, theirs] = [await allCases(desk), await allCases(fresh)];
        return JSON.stringify(mine) === JSON.stringify(theirs) && mine;
      },
      30_000,
    ).catch(() => null);
    if (ids === null) wrong.push(`${desk.name} lists other cases than a fresh device`);
    for (const id of ids ?? []) {
      const same = await eventually(
        'the same case',
        async () => (await caseAsShown(desk, id)) === (await caseAsShown(fresh, id)),
        5000,
      ).catch(() => false);
      if (!same)
        wrong.push(
          `${desk.name} shows case ${id} as ${await caseAsShown(desk, id)}, a fresh device as ${await caseAsShown(fresh, id)}`,
        );
    }
    await fresh.kill();
  }
  return wrong;
}
