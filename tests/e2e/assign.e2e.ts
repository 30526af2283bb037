import { expect, test } from '@playwright/test';
import { Desk } from './desk.ts';
import { startOffice } from './office.ts';
import type { Office } from './office.ts';
import { shown } from './screens.ts';

// Cases change hands by the keyboard: assign, take it back, and lose to a colleague who was first.
let office: Office;
let anna: Desk;
let ben: Desk;

test.beforeAll(async () => {
  office = await startOffice();
  anna = await Desk.open(office.seat('anna'));
  ben = await Desk.open(office.seat('ben'));
});
test.afterAll(async () => {
  await anna.leaves();
  await ben.leaves();
  await office.stop();
});

/** Opens the picker on the row and gives the case to whom the words find, all by keys. */
async function assigns(desk: Desk, subject: string, words: string, picture?: string): Promise<void> {
  const { keyboard } = desk.page;
  await desk.row(subject).focus();
  await keyboard.press('a');
  const dialog = desk.page.getByRole('dialog', { name: 'Assign to a colleague' });
  await expect(dialog.getByLabel('Find a colleague')).toBeFocused();
  if (picture !== undefined) await shown(desk, picture);
  await keyboard.type(words);
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
}

test('[A23 C2 G9] a case is given to a colleague by keys, stands under his name, and is taken back', async () => {
  const subject = 'From hand to hand';
  await office.customerWrites({ subject });
  await expect(anna.row(subject)).toBeVisible();
  await assigns(anna, subject, 'ben', 'assign-light');
  await expect(anna.toast()).toContainText(/Assigned #\d+ to Ben Aasen/);
  await anna.isSynced();
  await ben.syncsNow();
  await expect(ben.row(subject)).toContainText('You');
  await anna.page.keyboard.press('z');
  await anna.isSynced();
  await expect(anna.row(subject)).toContainText('No owner');
  await ben.syncsNow();
  await expect(ben.row(subject)).toContainText('No owner');
});

test('[A23 G1 G6] given away without a line, and a colleague was first: a card says who', async () => {
  const subject = 'Given away too late';
  await office.customerWrites({ subject });
  await expect(anna.row(subject)).toBeVisible();
  await expect(ben.row(subject)).toBeVisible();
  await anna.losesTheLine();
  await anna.page.emulateMedia({ colorScheme: 'dark' });
  await assigns(anna, subject, 'lena', 'assign-dark');
  await expect(anna.row(subject)).toContainText('Lena Vos');
  await ben.takes(subject);
  await expect(ben.row(subject)).toContainText('You');
  await ben.isSynced();
  await anna.getsTheLineBack();
  await anna.goesTo('Needs you');
  const card = anna.cards().filter({ hasText: 'Ben Aasen became owner' });
  await expect(card).toHaveCount(1);
  await card.click();
  await expect(anna.card()).toContainText('The case was not assigned');
  await shown(anna, 'assign-lost-card');
});
