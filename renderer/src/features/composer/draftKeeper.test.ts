import type { CaseId, DraftId } from '#shared/domain/ids.ts';
import type { DraftRow } from '#shared/domain/draft.ts';
import type { CaseDetail } from '#shared/ipc/views.ts';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, nextTick, shallowRef } from 'vue';
import { createFakeBridge, type FakeBridge } from '../../../gallery/fakeBridge.ts';
import { useDraftKeeper } from './draftKeeper.ts';
import { readAddresses, replySubject } from './recipients.ts';
import { htmlOfText, plainText } from '../../services/plainText.ts';

let bridge: FakeBridge;
const caseId = '01900004-0000-7000-8000-000000000000' as CaseId;
const row = (more: Partial<DraftRow>): DraftRow => ({
  id: '01900007-0000-7000-8000-000000000001' as DraftId,
  agentId: 'a' as never,
  caseId,
  mode: 'reply',
  to: [],
  cc: [],
  text: 'Half',
  html: '<p>Half</p>',
  attachments: [],
  updatedAt: 1,
  handedBy: null,
  branchOf: null,
  rev: 4,
  ...more,
});

async function keep(drafts: DraftRow[] = []) {
  const answer = await bridge.call('case.get', { caseId });
  if (!answer.ok) throw new Error('no case');
  const detail = shallowRef<CaseDetail>({ ...answer.value, drafts });
  const scope = effectScope();
  const keeper = scope.run(() => useDraftKeeper(caseId, () => detail.value));
  if (!keeper) throw new Error('no keeper');
  return { detail, scope, keeper };
}
const drafted = () => bridge.submitted.filter(({ name }) => name === 'draft').map(({ args }) => args);

beforeEach(() => {
  vi.useFakeTimers();
  bridge = createFakeBridge({ count: 1 });
  Object.assign(window, { caseload: bridge });
});
afterEach(() => vi.useRealTimers());

describe('[F3] unsent words', () => {
  it('are saved within 400 ms of a pause in typing', async () => {
    const { keeper, scope } = await keep();
    keeper.words.html = '<p>Dear</p>';
    await nextTick();
    await vi.advanceTimersByTimeAsync(400);
    expect(drafted()).toMatchObject([{ baseRev: 0, content: { text: 'Dear', html: '<p>Dear</p>' } }]);
    expect(keeper.state.value).toBe('saved');
    scope.stop();
  });
  it('are saved when the sheet goes away before the pause', async () => {
    const { keeper, scope } = await keep();
    keeper.words.html = '<p>Last words</p>';
    await nextTick();
    scope.stop();
    await flushPromises();
    expect(drafted()).toMatchObject([{ content: { text: 'Last words' } }]);
  });
  it('come back on opening, and are written upon the revision that was read', async () => {
    const { keeper, scope } = await keep([row({})]);
    expect(keeper.words.html).toBe('<p>Half</p>');
    keeper.words.html = '<p>Whole</p>';
    await keeper.save();
    expect(drafted()).toMatchObject([{ draftId: row({}).id, baseRev: 4, content: { text: 'Whole' } }]);
    scope.stop();
  });
});

describe('[G5] two devices', () => {
  it('an untouched sheet follows the other device', async () => {
    const { keeper, detail, scope } = await keep([row({})]);
    detail.value = { ...detail.value, drafts: [row({ html: '<p>From there</p>', rev: 5 })] };
    await nextTick();
    expect(keeper.words.html).toBe('<p>From there</p>');
    scope.stop();
  });
  it('words typed meanwhile are written upon the old revision, so that the server keeps both', async () => {
    const { keeper, detail, scope } = await keep([row({})]);
    keeper.words.html = '<p>Mine</p>';
    detail.value = { ...detail.value, drafts: [row({ html: '<p>From there</p>', rev: 5 })] };
    await nextTick();
    await keeper.save();
    expect(keeper.words.html).toBe('<p>Mine</p>');
    expect(drafted()).toMatchObject([{ baseRev: 4, content: { text: 'Mine' } }]);
    scope.stop();
  });
  it('other copies are offered, and using one keeps what was on the sheet', async () => {
    const branch = row({
      id: '01900007-0000-7000-8000-000000000002' as DraftId,
      html: '<p>Branch</p>',
      branchOf: row({}).id,
      rev: 1,
    });
    const { keeper, scope } = await keep([row({}), branch]);
    expect(keeper.others.value).toEqual([branch]);
    keeper.words.html = '<p>Half and more</p>';
    await keeper.use(branch);
    expect(drafted()).toMatchObject([{ draftId: row({}).id, content: { text: 'Half and more' } }]);
    expect(keeper.words.html).toBe('<p>Branch</p>');
    scope.stop();
  });
});

describe('addresses, subject and text of a reply', () => {
  it('what is not an address is told apart', () => {
    expect(readAddresses('Eleanor <e@mail.example>, nobody; b@mail.example')).toEqual({
      good: [
        { name: 'Eleanor', address: 'e@mail.example' },
        { name: '', address: 'b@mail.example' },
      ],
      bad: ['nobody'],
    });
  });
  it('the subject has one Re: whatever the languages', () =>
    expect(replySubject('SV: Odp: Re: Faktura')).toBe('Re: Faktura'));
  it('the text part keeps lists and lines', () => {
    expect(plainText('<p>Hi<br>there</p><ul><li><p>one</p></li><li><p>two</p></li></ul><p>x</p>')).toBe(
      'Hi\nthere\n\n- one\n- two\n\nx',
    );
    expect(plainText(htmlOfText('a <b>\nc\n\nd'))).toBe('a <b>\nc\n\nd');
  });
});
