import { describe, expect, it } from 'vitest';
import type { Attachment } from '../domain/attachment.ts';
import type { BlobHash, IntentId } from '../domain/ids.ts';
import type { EscrowRow, TrayChoice } from './escrowRow.ts';
import { findVerb, verbVersion } from './registry.ts';
import { runIntent } from './run.ts';
import { bundleOf, contextOf, events, ids, inboundItem, written } from './testBundle.ts';
import type { Acting, World } from './testBundle.ts';
import { draftOfIntent } from './words.ts';

const file = (name: string, digit: string): Attachment => ({
  hash: digit.repeat(64) as BlobHash,
  name,
  type: 'text/plain',
  size: 3,
  cid: null,
});
const entry: EscrowRow = {
  id: '00000000-0000-7000-8000-0000000000e1' as IntentId,
  agentId: ids.ben,
  inboxId: ids.service,
  caseId: ids.case,
  caseNumber: 48213,
  subject: 'Charged twice',
  cause: 'right',
  missing: [file('lost.txt', 'b')],
  resolution: null,
  at: 4000,
  rev: 1,
  intent: {
    id: '00000000-0000-7000-8000-0000000000e1' as IntentId,
    name: 'reply',
    v: 1,
    args: {
      caseId: ids.case,
      text: 'We refund it.',
      html: null,
      to: [{ name: 'Eleanor', address: 'eleanor@mail.example' }],
      attachments: [file('here.txt', 'a'), file('lost.txt', 'b')],
    },
    saw: { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null },
    dependsOn: null,
    resolves: null,
    madeAt: 3000,
    asOf: 0,
  },
};

interface Tray {
  row?: Partial<EscrowRow>;
  sees?: boolean;
  world?: World;
  acting?: Acting;
  why?: string;
}
function decide(choice: TrayChoice, { row = {}, sees = true, world, acting, why = '' }: Tray = {}) {
  const verb = findVerb('tray', verbVersion('tray'));
  if (verb === null) throw new Error('no verb');
  const args = verb.args.parse({ caseId: ids.case, escrowId: entry.id, choice, why });
  const bundle = { ...bundleOf(world), tray: { row: { ...entry, ...row }, authorSees: sees } };
  return runIntent(bundle, { verb, args }, contextOf({ rights: ['read', 'manage'], ...acting }));
}
const by = (choice: TrayChoice, who = ids.anna) => ({ choice, by: who, at: 4500, why: '' });

describe('[G8] deciding on a colleague’s unsent work', () => {
  it('keeps it as a note in his name, without the file that never came, and says so on the timeline', () => {
    const outcome = decide('note');
    expect(written(outcome, 'item').find((item) => item.kind === 'note')).toMatchObject({
      agentId: ids.ben,
      text: 'We refund it.',
      attachments: [{ name: 'here.txt' }],
    });
    expect(events(outcome)).toEqual(['tray_noted']);
    expect(written(outcome, 'escrow')[0]?.resolution).toMatchObject({ choice: 'note', by: ids.anna });
  });

  it('gives it back as his draft only if he may see the case', () => {
    expect(written(decide('give_back'), 'draft')).toMatchObject([
      { agentId: ids.ben, handedBy: ids.anna, text: 'We refund it.' },
    ]);
    expect(decide('give_back', { sees: false })).toMatchObject({
      end: 'parked',
      reason: { code: 'no_access', by: ids.ben },
    });
  });

  it('sends nothing by itself: the choice to send only claims the words', () => {
    const outcome = decide('send');
    expect(outcome.end).toBe('applied');
    expect(written(outcome, 'item').every((item) => item.kind === 'event')).toBe(true);
    expect(events(outcome)).toEqual(['tray_taken']);
  });

  it('tells the second who was first, and changes nothing', () => {
    for (const choice of ['note', 'send', 'give_back', 'discard'] as const) {
      const outcome = decide(choice, { row: { resolution: by('note', ids.ben) } });
      expect(outcome).toMatchObject({
        end: 'superseded',
        reason: { code: 'tray_settled', by: ids.ben, at: 4500 },
      });
      expect(written(outcome, 'escrow')).toEqual([]);
    }
  });

  it('is for those who manage the inbox, and for leads without any right in it', () => {
    expect(decide('note', { acting: { rights: ['read', 'work'] } })).toMatchObject({
      end: 'parked',
      reason: { code: 'forbidden' },
    });
    expect(decide('note', { acting: { rights: [], actor: { permissions: ['lead'] } } }).end).toBe('applied');
  });

  it('lays back only one’s own choice, and only while nothing came of it', () => {
    const end = (row: Partial<EscrowRow>, world: World = {}) => decide('reopen', { row, world }).end;
    expect(end({ resolution: by('discard') })).toBe('applied');
    expect(end({ resolution: by('discard', ids.ben) })).toBe('superseded');
    expect(end({ resolution: by('note') })).toBe('superseded');
    expect(end({ resolution: by('send') })).toBe('applied');
    const sent = { ...inboundItem, direction: 'out' as const, agentId: ids.anna, at: 4600 };
    expect(end({ resolution: by('send') }, { items: [sent] })).toBe('superseded');
  });

  it('discards with the reason on the timeline', () => {
    const [event] = written(decide('discard', { why: 'Answered by telephone.' }), 'item');
    expect(event).toMatchObject({
      event: 'tray_discarded',
      params: { author: ids.ben, message: 'Answered by telephone.' },
    });
  });
});

it('words without HTML become safe HTML', () => {
  expect(draftOfIntent({ name: 'note', args: { text: 'a <b>\n& c\n\nd' } })?.html).toBe(
    '<p>a &lt;b&gt;<br>&amp; c</p><p>d</p>',
  );
});
