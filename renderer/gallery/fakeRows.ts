// Plausible rows for the fake bridge: a workspace with three inboxes and as many cases as asked for.
import type { AgentRow } from '#shared/domain/agent.ts';
import { freshCase } from '#shared/domain/case.ts';
import type { CaseRow } from '#shared/domain/case.ts';
import type { EntryRow } from '#shared/domain/entry.ts';
import type { AgentId, CaseId, CustomerId, DueTypeId, EntryId, InboxId } from '#shared/domain/ids.ts';
import type { ReferenceView } from '#shared/ipc/views.ts';

export const idOf = (kind: number, n: number): string =>
  `0190000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const agent = (n: number, name: string): AgentRow => ({
  id: idOf(1, n) as AgentId,
  name,
  email: `${name.split(' ')[0]?.toLowerCase() ?? ''}@vestmere.example`,
  roleName: 'Customer Service',
  permissions: [],
  active: true,
  rev: 1,
});
export const agents = ['Anna Verhoeven', 'Ben Aasen', 'Kasia Nowak', 'Joris Wolters', 'Marek Zieliński'].map(
  (name, n) => agent(n, name),
);
const inboxes = [
  ['Customer Service', 'inbox'],
  ['Finance', 'receipt-text'],
  ['Technical', 'router'],
] as const;
const dueTypes = ['Refund', 'Check payment', 'Call back', 'Correct invoice'];

export const reference: ReferenceView = {
  me: agents[0] as AgentRow,
  workspace: 'Vestmere',
  agents,
  inboxes: inboxes.map(([name, icon], n) => ({
    id: idOf(2, n) as InboxId,
    name,
    address: `${icon}@vestmere.example`,
    icon,
    position: n,
    staleAfterMs: 43_200_000,
    sendDelayMs: 10_000,
    archived: false,
    rev: 1,
    rights: ['read', 'work', 'forward', 'cancel'],
  })),
  dueTypes: dueTypes.map((name, n) => ({
    id: idOf(3, n) as DueTypeId,
    name,
    position: n,
    archived: false,
    rev: 1,
  })),
  tags: ['Billing', 'Fibre', 'Refund'],
};

const subjects = [
  'Charged twice for Play in November',
  'Bredbåndet faller ut hver kveld etter 20.30',
  'Zwrot kaucji za dekoder po zakończeniu umowy',
  'Verhuizing: internet overzetten naar nieuw adres',
  'Ondertitels lopen niet gelijk in de tv-app',
  'Feil navn på fakturaen',
  'Faktura korygująca za październik',
  'Static IP for our second office',
];
export const customers = [
  'Eleanor Whitcombe',
  'Marit Haugen',
  'Grzegorz Wiśniewski',
  'Pieter van den Berg',
  'Sofie Janssens',
  'Astrid Berge',
  'Aleksandra Dąbrowska',
  'Bramley Joinery Ltd',
];

export interface World {
  cases: CaseRow[];
  entries: EntryRow[];
}

const hour = 3_600_000;
/** @param now epoch ms that the newest case is a little older than */
export function makeWorld(count: number, now: number): World {
  const cases: CaseRow[] = [];
  const entries: EntryRow[] = [];
  for (let n = 0; n < count; n += 1) {
    const at = now - (n + 1) * 0.7 * hour;
    const inboxId = idOf(2, n % 5 < 3 ? 0 : (n % 5) - 2) as InboxId;
    const ownerId = (n % 3 === 0 ? null : idOf(1, n % 4)) as AgentId | null;
    const forwarded = n % 5 === 3;
    const caseId = idOf(4, n) as CaseId;
    const base = { ownerId, inboxId, rev: 1 };
    cases.push({
      ...base,
      id: caseId,
      number: 48240 - n,
      subject: subjects[n % subjects.length] ?? '',
      status: 'open',
      priority: 'normal',
      source: 'email',
      customerId: idOf(5, n % customers.length) as CustomerId,
      leadEntryId: idOf(6, n) as EntryId,
      tags: n % 4 === 0 ? ['Billing'] : [],
      createdAt: at - hour,
      updatedAt: at,
      lastPublicId: null,
      lastPublicAt: at,
      lastPublicDirection: n % 2 === 0 ? 'in' : 'out',
      lastInboundN: 1,
      messageCount: 1 + (n % 4),
      lastN: 2,
      snippet: 'Hi Anna, thank you for looking into this so quickly.',
      solvedAt: null,
      ...freshCase(),
    });
    entries.push({
      ...base,
      id: idOf(6, n) as EntryId,
      caseId,
      state: 'open',
      message: forwarded ? 'Please return the second payment to the card ending 4471.' : '',
      fromAgentId: forwarded ? (idOf(1, 4) as AgentId) : null,
      dueTypeId: forwarded ? (idOf(3, n % 4) as DueTypeId) : null,
      dueAt: forwarded ? now + ((n % 7) - 2) * 24 * hour : null,
      ownerRev: ownerId === null ? 0 : 1,
      ownerSince: ownerId === null ? null : at,
      createdAt: at,
      endedAt: null,
      endedBy: null,
    });
  }
  return { cases, entries };
}
