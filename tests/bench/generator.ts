import { freshCase } from '#shared/domain/case.ts';
import type { CaseStatus } from '#shared/domain/status.ts';
import {
  caseIdOf,
  caseRow,
  customer,
  customerIdOf,
  entry,
  entryIdOf,
  inboxIdOf,
  itemIdOf,
  me,
  ben,
  message,
  startTime,
} from '#db/testing/rows.ts';
import { Random } from '../sync/random.ts';

export interface Amounts {
  readonly cases: number;
  readonly messagesPerCase: number;
}

export type FeedRow = readonly [kind: string, row: unknown];

const openShare = 0.2;
const stems = [
  ...['lever', 'rekening', 'factuur', 'betal', 'retour', 'bestel', 'kunde', 'ordre', 'faktura', 'zwrot'],
  ...['przesyl', 'klient', 'umow', 'refund', 'parcel', 'invoice', 'contract', 'router', 'fibre', 'signal'],
];
const endings = ['en', 'ing', 'er', 'a', 'owa', 'et', 's', 'd', 'ka', 'lijk', 'ment', 'ion'];

/** Every message holds this word. */
export const commonWord = 'regards';
/** Message `n` alone holds this word. */
export const rareWord = (n: number): string => `ref${(n * 7919 + 1_000_003).toString(36)}x`;

/** Forty words of which some are in nearly every message and most are in few, as in real mail. */
function textOf(random: Random, n: number): string {
  const words = [commonWord, rareWord(n)];
  while (words.length < 40) {
    // The square of a random number: the first words come up far more often than the last.
    const rank = Math.floor(random.next() ** 2 * stems.length * endings.length * 20);
    const stem = stems[rank % stems.length] ?? '';
    const ending = endings[Math.floor(rank / stems.length) % endings.length] ?? '';
    const variety = Math.floor(rank / (stems.length * endings.length));
    words.push(variety === 0 ? stem + ending : `${stem}${ending}${String(variety)}`);
  }
  return words.join(' ');
}

/** The rows of one case as its inbox feed carries them; `rev` above 1 is a later state of the same case. */
export function caseRows(n: number, { messagesPerCase }: Amounts, rev = 1): FeedRow[] {
  const random = new Random(n);
  const open = random.chance(openShare);
  const ownerId = open && random.chance(0.5) ? random.pick([me, ben]) : null;
  const first = n * messagesPerCase;
  const at = startTime + n * 60_000;
  const last = first + messagesPerCase - 1;
  const lastAt = at + (messagesPerCase - 1) * 3_600_000;
  const status: CaseStatus = open ? 'open' : 'closed';
  const items = Array.from({ length: messagesPerCase }, (_, k) =>
    message(first + k, {
      caseId: caseIdOf(n),
      customerId: customerIdOf(n),
      n: k + 1,
      at: at + k * 3_600_000,
      direction: k % 2 === 0 ? 'in' : 'out',
      text: textOf(random, first + k),
    }),
  );
  return [
    ['customer', customer(n)],
    [
      'case',
      caseRow(n, {
        status,
        rev,
        ownerId,
        createdAt: at,
        updatedAt: lastAt + rev,
        lastPublicId: itemIdOf(last),
        lastPublicAt: lastAt,
        lastInboundN: messagesPerCase,
        messageCount: messagesPerCase,
        lastN: messagesPerCase,
        subject: `${items[0]?.text.split(' ').slice(2, 6).join(' ') ?? ''} ${String(n)}`,
        solvedAt: open ? null : lastAt,
        ...freshCase(),
      }),
    ],
    [
      'entry',
      entry(n, {
        id: entryIdOf(n),
        inboxId: inboxIdOf(1),
        state: open ? 'open' : 'completed',
        ownerId,
        ownerRev: ownerId === null ? 0 : 1,
        createdAt: at,
        rev,
      }),
    ],
    ...items.map((item): FeedRow => ['item', item]),
  ];
}

/** What a feed brings when a case was answered: the case, its entry and one more message; three rows. */
export function changedRows(n: number, amounts: Amounts, rev: number): FeedRow[] {
  const rows = caseRows(n, amounts, rev).filter(([kind]) => kind === 'case' || kind === 'entry');
  const fresh = amounts.cases * amounts.messagesPerCase * rev + n;
  const text = textOf(new Random(fresh), fresh);
  return [...rows, ['item', message(fresh, { caseId: caseIdOf(n), n: 1000 + rev, text })]];
}
