// Believable content in four languages for the gallery. Invented people, documentation domains and numbers.
import {
  CircleCheck,
  CircleQuestionMark,
  CircleUserRound,
  Eye,
  HeartHandshake,
  Inbox,
  Layers,
  MessageSquareDashed,
  PencilLine,
  ReceiptText,
  Router,
  Settings,
} from '@lucide/vue';
import type { CaseRowView, PersonView } from '../src/features/cases/caseRowView.ts';
import type { EntryRowView } from '../src/features/entries/entryRowView.ts';
import type { SidebarSection } from '../src/features/shell/sidebarModel.ts';
import type { TargetView } from '../src/features/sla/targetView.ts';
import type { TimelineItemView } from '../src/features/timeline/timelineView.ts';

/** Thursday 19 November 2026, 10:42 local time. */
export const now = new Date(2026, 10, 19, 10, 42).getTime();
const hour = 3_600_000;
const day = 24 * hour;
/** "10:31" today, or so many days ago. */
export const at = (time: string, daysAgo = 0): number => {
  const [h = 0, m = 0] = time.split(':').map(Number);
  return new Date(2026, 10, 19 - daysAgo, h, m).getTime();
};

export const anna: PersonView = { id: 'a-anna', name: 'Anna Verhoeven', isYou: true };
export const ben: PersonView = { id: 'a-ben', name: 'Ben Aasen' };
export const kasia: PersonView = { id: 'a-kasia', name: 'Kasia Nowak' };
export const joris: PersonView = { id: 'a-joris', name: 'Joris Wolters' };
export const ingrid: PersonView = { id: 'a-ingrid', name: 'Ingrid Solberg' };
export const marek: PersonView = { id: 'a-marek', name: 'Marek Zieliński' };

const run = (hours: number, of = 8): TargetView => ({
  kind: 'running',
  dueAt: now + hours * hour,
  budgetMs: of * hour,
});
const paused: TargetView = { kind: 'paused' };
let count = 48240;
const row = (
  customer: string,
  subject: string,
  snippet: string,
  more: Partial<CaseRowView>,
): CaseRowView => ({
  id: `c-${--count}`,
  number: count,
  customer,
  subject,
  snippet,
  messages: 1,
  unread: false,
  tags: [],
  target: run(40, 48),
  mark: null,
  pending: false,
  owner: null,
  at: at('10:00'),
  ...more,
});
export const rows: CaseRowView[] = [
  row('Marit Haugen', 'Bredbåndet faller ut hver kveld etter 20.30', 'Hei, det skjedde igjen', {
    messages: 3,
    unread: true,
    tags: ['Fibre'],
    target: run(0.31, 4),
    owner: ben,
    at: at('10:31'),
  }),
  row('Eleanor Whitcombe', 'Charged twice for Play in November', 'Hi Anna, thank you for looking into this', {
    messages: 5,
    tags: ['Billing'],
    target: run(1.2, 2.2),
    owner: anna,
    at: at('10:12'),
  }),
  row('Grzegorz Wiśniewski', 'Zwrot kaucji za dekoder po zakończeniu umowy', 'Dzień dobry', {
    unread: true,
    tags: ['Returns'],
    target: run(-0.4),
    at: at('09:47'),
  }),
  row('Pieter van den Berg', 'Verhuizing: internet overzetten naar nieuw adres', 'Goedemorgen', {
    messages: 2,
    tags: ['Moving'],
    target: run(3.67, 4.3),
    pending: true,
    owner: anna,
    at: at('09:40'),
  }),
  row('Sofie Janssens', 'Ondertitels lopen niet gelijk in de tv-app', '', {
    tags: ['TV app'],
    target: run(5.09, 6),
    owner: joris,
    at: at('09:22'),
  }),
  row('Håkon Lie', 'Kan ikke logge inn på Play etter bytte av e-post', '', {
    unread: true,
    target: run(6.5, 7),
    at: at('08:58'),
  }),
  row('Aleksandra Dąbrowska', 'Faktura korygująca za październik', 'Dziękuję, czekam na korektę', {
    messages: 4,
    tags: ['Billing'],
    target: paused,
    owner: anna,
    at: at('08:31'),
  }),
  row('Bramley Joinery Ltd', 'Static IP for our second office', 'Could you confirm the price', {
    messages: 2,
    tags: ['Business'],
    target: run(30, 32),
    owner: kasia,
    at: at('15:00', 1),
  }),
  row('Thijs Kuipers', 'Router blijft herstarten na de update', 'Sinds gisteren', {
    tags: ['Fibre'],
    target: paused,
    owner: joris,
    mark: { kind: 'leased', name: 'Joris', until: at('14:00') },
    at: at('14:00', 1),
  }),
  row('Ingeborg Moen', 'Oppsigelse av TV-pakken fra nyttår', 'Takk for svaret', {
    messages: 6,
    target: run(50, 52),
    owner: ingrid,
    at: at('12:00', 1),
  }),
  row('Zofia Kaczmarek', 'Pakiet sportowy nie działa w weekend', 'W sobotę i niedzielę', {
    tags: ['TV app'],
    target: run(52, 54),
    owner: kasia,
    at: at('17:00', 2),
  }),
  row('Rhys Pemberton', 'Missed engineer visit on Monday', 'I took the morning off', {
    messages: 3,
    tags: ['Visit'],
    target: paused,
    owner: anna,
    at: at('16:00', 2),
  }),
  row('Femke Dijkstra', 'Tweede decoder aanmelden', 'Kan dat via de app?', {
    target: run(60, 62),
    owner: joris,
    at: at('15:00', 2),
  }),
  row('Tomasz Lewandowski', 'Umowa na nowe mieszkanie', 'Od grudnia', {
    target: run(70, 72),
    owner: kasia,
    at: at('15:00', 3),
  }),
  ...Array.from({ length: 9 }, (_, index) =>
    row(
      ['Astrid Berge', 'Callum Fraser', 'Willemijn Postma'][index % 3] ?? '',
      ['Feil navn på fakturaen', 'Parental PIN resets itself', 'Betalingsregeling voor twee facturen'][
        index % 3
      ] ?? '',
      'Could you have a look',
      { target: run(70 + index, 80), owner: index % 2 ? ingrid : null, at: at('11:00', 3 + (index % 4)) },
    ),
  ),
];

export const sections = (t: (key: string) => string): SidebarSection[] => [
  {
    id: 'top',
    items: [
      { id: 'needsYou', label: t('nav.needsYou'), icon: CircleQuestionMark, count: 2, tone: 'needs' },
      { id: 'mine', label: t('nav.mine'), icon: CircleUserRound, count: 14, tone: 'strong' },
      { id: 'attention', label: t('nav.attention'), icon: Eye, count: 6 },
      { id: 'drafts', label: t('nav.drafts'), icon: PencilLine, count: 2 },
    ],
  },
  {
    id: 'inboxes',
    label: t('nav.inboxes'),
    items: [
      { id: 'cs', label: 'Customer Service', icon: Inbox, count: 23, tone: 'strong' },
      { id: 'finance', label: 'Finance', icon: ReceiptText, count: 12 },
      { id: 'technical', label: 'Technical', icon: Router, count: 11 },
      { id: 'retention', label: 'Retention', icon: HeartHandshake, count: 4 },
    ],
  },
  {
    id: 'views',
    label: t('nav.views'),
    items: [
      { id: 'unanswered', label: t('nav.unanswered'), icon: MessageSquareDashed, count: 9 },
      { id: 'solved', label: t('nav.solved'), icon: CircleCheck },
      { id: 'all', label: t('nav.all'), icon: Layers },
    ],
  },
  { id: 'end', items: [{ id: 'settings', label: t('nav.settings'), icon: Settings }] },
];

export const timeline: TimelineItemView[] = [
  {
    id: 't1',
    kind: 'in',
    senderId: 'k1',
    at: at('18:20', 2),
    from: 'Eleanor Whitcombe',
    address: 'eleanor.whitcombe@mail.example',
    text: 'Good evening, my bank statement shows two payments of €13.99 on 14 November',
    attachments: [],
  },
  { id: 't2', kind: 'event', at: at('09:05', 1), actor: anna, sentence: 'took ownership', icon: 'take' },
  {
    id: 't3',
    kind: 'out',
    at: at('09:12', 1),
    author: anna,
    to: 'Eleanor',
    text: 'Dear Eleanor, I can see both payments and have asked our finance team',
    attachments: [],
    delivery: { kind: 'sent', at: at('09:12', 1) },
  },
  {
    id: 't4',
    kind: 'note',
    at: at('14:40', 1),
    author: marek,
    pending: false,
    text: '@Anna the second payment is real. Order 7731 renewed on the old card after she moved to Family. I can return €13.99 to the card ending 4471, but only if that card still works.',
  },
  {
    id: 't5',
    kind: 'event',
    at: at('14:41', 1),
    actor: marek,
    sentence: 'forwarded this to Customer Service',
    icon: 'forward',
  },
  {
    id: 't6',
    kind: 'in',
    senderId: 'k1',
    at: at('10:12'),
    from: 'Eleanor Whitcombe',
    address: 'eleanor.whitcombe@mail.example',
    attachments: [],
    text: 'Hi Anna,\n\nThank you for looking into this so quickly. Yes, the card ending 4471 still works, so please send the refund there.\n\nOne more thing: will I be charged twice again on 14 December, or is the old plan gone now?\n\nEleanor',
  },
];

const entry = (
  subject: string,
  customer: string,
  caseNumber: number,
  dueType: string,
  dueAt: number,
  owner: PersonView | null,
  receivedAt: number,
  more: Partial<EntryRowView> = {},
): EntryRowView => ({
  id: `e-${caseNumber}`,
  caseId: `c-${caseNumber}`,
  caseNumber,
  subject,
  customer,
  unread: false,
  dueType,
  dueAt,
  owner,
  claiming: false,
  needsYou: false,
  pending: false,
  receivedAt,
  ...more,
});
export const entries: EntryRowView[] = [
  entry(
    'Refund for cancelled sports package',
    'Oliver Marsh',
    48240,
    'Refund',
    at('12:00'),
    null,
    at('10:38'),
    { unread: true },
  ),
  entry(
    'Zwrot kaucji za dekoder po zakończeniu umowy',
    'Grzegorz Wiśniewski',
    48190,
    'Refund',
    at('12:00'),
    anna,
    at('09:47'),
  ),
  entry(
    'Dubbele incasso november',
    'Lieke Hoekstra',
    48236,
    'Check payment',
    at('15:00'),
    null,
    at('09:41'),
    { unread: true },
  ),
  entry(
    'Betalingsregeling voor twee facturen',
    'Willemijn Postma',
    48171,
    'Payment plan',
    at('17:00'),
    anna,
    at('09:12'),
    { pending: true },
  ),
  entry(
    'Faktura korygująca za październik',
    'Aleksandra Dąbrowska',
    48166,
    'Correct invoice',
    at('17:00'),
    marek,
    at('08:31'),
  ),
  entry('Feil navn på fakturaen', 'Astrid Berge', 48158, 'Correct invoice', now + day, marek, at('08:05'), {
    unread: true,
  }),
  entry(
    'VAT number missing on three invoices',
    'Bramley Joinery Ltd',
    48152,
    'Correct invoice',
    now + day,
    null,
    at('15:00', 1),
  ),
  entry(
    'Fakturaen er på 12 990 kr',
    'Solveig Nygård',
    48144,
    'Check payment',
    now + day,
    marek,
    at('14:00', 1),
  ),
  entry(
    'Abonnement op naam van mijn moeder',
    'Daan Vermeulen',
    48140,
    'Change of name',
    now + 4 * day,
    kasia,
    at('13:00', 1),
  ),
  entry(
    'Credit for four days without television',
    'Rhys Pemberton',
    48120,
    'Credit',
    now + 4 * day,
    kasia,
    at('12:00', 2),
  ),
];
