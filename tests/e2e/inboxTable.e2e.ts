import { expect, test } from '@playwright/test';
import { Desk } from './desk.ts';
import { startOffice } from './office.ts';
import type { Office } from './office.ts';
import { shown } from './screens.ts';

// The table of an inbox: what each row says and does, with a word of confirmation and a way back.
let office: Office;
let anna: Desk;
let turn = 0;
let subject = '';

test.beforeAll(async () => {
  office = await startOffice();
  anna = await Desk.open(office.seat('anna'));
});
test.afterAll(async () => {
  await anna.leaves();
  await office.stop();
});
test.beforeEach(async () => {
  turn += 1;
  subject = `The table, part ${'ABCDEFGH'[turn] ?? ''}`;
  await office.customerWrites({ subject, text: `The words of message ${String(turn)}.` });
  await anna.goesTo('Service');
  await expect(anna.row(subject)).toBeVisible();
});
const act = (name: string) => anna.row(subject).getByRole('button', { name, exact: true }).click();
const undo = () => anna.toast().getByRole('button', { name: /^Undo/ }).click();

test('[A4 A6 A7] "Show message" reveals the message under its row and hides it again', async () => {
  const message = anna.page.getByText(`The words of message ${String(turn)}.`);
  await expect(message).toHaveCount(0);
  await act('Show message');
  await expect(message).toBeVisible();
  await shown(anna, 'show-message');
  await act('Hide message');
  await expect(message).toHaveCount(0);
});

test('[A5 A8 A23] taking says that I own it, my name stands in the row, and it can be released', async () => {
  await act('Take ownership');
  await expect(anna.toast()).toContainText(/You own #\d+/);
  await expect(anna.row(subject)).toContainText('You');
  await anna.page.getByRole('tab', { name: /^Mine/ }).click();
  await expect(anna.row(subject)).toBeVisible();
  await anna.page.getByRole('tab', { name: /^Open/ }).click();
  await act('Release ownership');
  await expect(anna.row(subject)).toContainText('No owner');
});

test('[A9 F8] completing takes the row away, says so, and can be undone', async () => {
  await act('Complete');
  await expect(anna.row(subject)).toHaveCount(0);
  await expect(anna.toast()).toContainText(/Completed/);
  await undo();
  await expect(anna.row(subject)).toBeVisible();
  await anna.isSynced();
});

test('[A10 F8] cancelling is another word than completing, and can be undone', async () => {
  await act('Cancel entry');
  await expect(anna.row(subject)).toHaveCount(0);
  await expect(anna.toast()).toContainText(/Cancelled the entry of #\d+/);
  await undo();
  await expect(anna.row(subject)).toBeVisible();
  await anna.isSynced();
});

test('[A11-A17] forwarding asks for inbox, due type and message, says what is missing, and moves the entry', async () => {
  await act('Forward');
  const dialog = anna.page.getByRole('dialog', { name: 'Forward to another inbox' });
  for (const name of ['Inbox', 'Due type', 'Message']) {
    await expect(dialog.locator('label').filter({ hasText: new RegExp(`^${name}\\s*\\*`) })).toBeVisible();
  }
  await dialog.getByRole('button', { name: /^Forward/ }).click();
  await expect(dialog.getByText('Choose where it should go.')).toBeVisible();
  await expect(dialog.getByText('Choose what is to be done.')).toBeVisible();
  await expect(dialog.getByText('Write a message, so that they know what to do.')).toBeVisible();
  await shown(anna, 'forward-dialog-errors');
  await dialog.getByRole('combobox', { name: 'Inbox' }).click();
  await anna.page.getByRole('option', { name: 'Finance' }).click();
  await dialog.getByRole('combobox', { name: 'Due type' }).click();
  await anna.page.getByRole('option', { name: 'Refund' }).click();
  await dialog.getByRole('textbox', { name: /^Message/ }).fill('Please return the €12.');
  await dialog.getByRole('button', { name: /^Forward/ }).click();
  await expect(anna.toast()).toContainText(/Forwarded #\d+ to Finance/);
  await expect(anna.row(subject)).toHaveCount(0);
  await anna.goesTo('Finance');
  await expect(anna.row(subject)).toContainText('Refund');
  await act('Show message');
  await expect(anna.page.getByText('Please return the €12.')).toBeVisible();
});

test('[A18 A20 E10] the case opens from the row, with its customer, and takes a note', async () => {
  await anna.opens(subject);
  await expect(anna.page.getByRole('complementary', { name: 'Details' })).toContainText('Erik Vos');
  await anna.notes('A note from the table.');
  await anna.isSynced();
});

test('[F7 G6] the keyboard alone takes, answers and completes a case', async () => {
  const { keyboard } = anna.page;
  await anna.row(subject).focus();
  await keyboard.press('t');
  await expect(anna.row(subject)).toContainText('You');
  await anna.row(subject).focus();
  await keyboard.press('Enter');
  await expect(anna.heading(subject)).toBeVisible();
  await keyboard.press('r');
  await expect(anna.composer().getByRole('textbox', { name: 'Words of the reply' })).toBeFocused();
  await keyboard.type('All by keys.');
  await keyboard.press('Control+Enter');
  await expect(anna.timeline()).toContainText('All by keys.');
  await keyboard.press('e');
  await expect(anna.toast()).toContainText('Completed and solved');
  await anna.isSynced();
  await keyboard.press('Control+k');
  await keyboard.type('solved');
  await keyboard.press('Enter');
  await expect(anna.page.getByRole('option').filter({ hasText: subject })).toBeVisible();
});
