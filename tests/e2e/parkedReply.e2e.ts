import { expect, test } from '@playwright/test';
import type { CaseId } from '#shared/domain/ids.ts';
import { Desk } from './desk.ts';
import { startOffice } from './office.ts';
import type { Office } from './office.ts';
import { shown } from './screens.ts';

// A reply written without a line while the customer wrote again must not go unasked, and no word of it may be lost.
let office: Office;
let anna: Desk;
let caseId: CaseId;
const words = 'It is on its way, as you asked.';
const again = 'Please cancel it instead!';
const letters = 'abcdefgh';
let turn = 0;
let subject = '';

test.beforeAll(async () => {
  office = await startOffice({ sendDelayMs: 600_000 });
  anna = await Desk.open(office.seat('anna'));
});
test.afterAll(async () => {
  await anna.leaves();
  await office.stop();
});
test.beforeEach(async () => {
  subject = `Where is parcel ${letters[turn++] ?? ''}`;
  caseId = await office.customerWrites({
    subject,
    from: { name: 'Erik Vos', address: `erik${String(turn)}@customer.test` },
  });
  await anna.goesTo('Service');
  await expect(anna.row(subject)).toBeVisible();
  await anna.opens(subject);
  await anna.losesTheLine();
  await anna.replies(words);
  await office.customerWritesAgain(caseId, again);
  await anna.getsTheLineBack();
  await expect(anna.syncState()).toContainText('1 needs you');
  await anna.goesTo('Needs you');
  await expect(anna.card()).toContainText('Your reply was not sent');
  await expect(anna.card()).toContainText(words);
  await expect(anna.card()).toContainText(again);
});

const out = async () => {
  const rows = await office.server.store.db
    .selectFrom('item')
    .select('doc')
    .where('case_id', '=', caseId)
    .execute();
  return rows
    .map(
      (row) =>
        JSON.parse(row.doc) as {
          kind: string;
          direction?: string;
          text: string;
          delivery: { state: string } | null;
        },
    )
    .filter((item) => item.kind === 'note' || item.direction === 'out');
};
const choose = (label: string) => anna.card().getByRole('button', { name: label }).click();
const isSettled = () => expect(anna.page.getByRole('heading', { name: 'Nothing needs you' })).toBeVisible();
const openCase = async () => {
  await anna.goesTo('All cases');
  await anna.page.getByRole('option').filter({ hasText: subject }).click();
};

test('[G4 F2 G6] it is parked and nothing is sent; "Send anyway" sends it', async () => {
  expect(await out()).toEqual([]);
  await shown(anna, 'parked-reply-card');
  await choose('Send anyway');
  await isSettled();
  await anna.isSynced();
  expect(await out()).toMatchObject([{ text: words, delivery: { state: 'held' } }]);
  await openCase();
  await expect(anna.timeline()).toContainText(words);
});

test('[G4 G5] "Keep it as a note" keeps the words for the team and sends nothing', async () => {
  await choose('Keep it as a note');
  await isSettled();
  await anna.isSynced();
  expect(await out()).toMatchObject([{ kind: 'note', text: words }]);
});

test('[G4] "Send as a follow-up" opens the sheet with the words, to be changed and sent', async () => {
  await choose('Send as a follow-up');
  await expect(anna.heading(subject)).toBeVisible();
  await expect(anna.timeline()).toContainText(again);
  const sheet = anna.composer().getByRole('textbox', { name: 'Words of the reply' });
  await expect(sheet).toContainText(words);
  await sheet.press('Control+End');
  await sheet.pressSequentially(' I have cancelled it.');
  await anna.sends();
  await anna.isSynced();
  expect(await out()).toMatchObject([{ text: `${words} I have cancelled it.`, delivery: { state: 'held' } }]);
  await anna.goesTo('Needs you');
  await isSettled();
});

test('[G4 F8] "Discard" sends nothing, and can be taken back', async () => {
  await choose('Discard');
  await isSettled();
  await anna.isSynced();
  expect(await out()).toEqual([]);
  await anna.page.getByRole('button', { name: /^Undo/ }).click();
  await openCase();
  await expect(anna.composer()).toContainText(words);
});
