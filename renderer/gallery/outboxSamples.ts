import type { OutboxRowView } from '../src/features/outbox/outboxView.ts';

const row = (
  id: string,
  state: OutboxRowView['state'],
  sentence: string,
  why: string,
  act: OutboxRowView['act'],
  dependent = false,
): OutboxRowView => ({ id, caseId: id, state, sentence, why, act, dependent });
export const outboxRows: OutboxRowView[] = [
  row(
    '1',
    'needsYou',
    'Reply to Rhys Pemberton, #48120',
    'Written yesterday 21:50. This inbox asks again after 12 hours.',
    'open',
  ),
  row(
    '2',
    'needsYou',
    'Reply to Lars Eidsvik, #48111',
    'Written yesterday 22:04. This inbox asks again after 12 hours.',
    'open',
  ),
  row(
    '3',
    'waiting',
    'Reply to Eleanor Whitcombe, #48213',
    'With refund-confirmation.pdf, 184 KB, saved on this device',
    'undo',
  ),
  row('4', 'waiting', 'Solve #48213 as Refund paid', 'Goes after the reply above', 'undo', true),
  row(
    '5',
    'waiting',
    'Take ownership of #48190 Zwrot kaucji za dekoder',
    'Claiming. Yours when the server says so',
    'undo',
  ),
  row(
    '6',
    'waiting',
    'Note on #48190: “Dekoder przyjęty 6 listopada”',
    'Always goes, whoever owns the case',
    'undo',
  ),
  row('7', 'waiting', 'Forward #48166 to Finance, due Tue 24 Nov', 'Goes if the entry is still open', 'undo'),
  row('8', 'waiting', 'Remind me of #48231 on Monday 09:00', '', 'undo'),
  row('9', 'waiting', 'New case from Pieter van den Berg', 'Number after sync', 'undo'),
  row(
    '10',
    'someoneFirst',
    'Take ownership of #48207',
    'Ben was first, 09:31. Your draft is kept.',
    'openCase',
  ),
];
