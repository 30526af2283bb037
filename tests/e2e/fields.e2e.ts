import { expect, test } from '@playwright/test';
import { Desk } from './desk.ts';
import { startOffice } from './office.ts';
import type { Office } from './office.ts';
import { shown } from './screens.ts';

// Two windows change the same field of one case: the last counts, and the first is told while he still looks.
const subject = 'The router is dead';
let office: Office;
let anna: Desk;
let ben: Desk;

test.beforeAll(async () => {
  office = await startOffice();
  await office.customerWrites({ subject });
  anna = await Desk.open(office.seat('anna'));
  ben = await Desk.open(office.seat('ben'));
});
test.afterAll(async () => {
  await anna.leaves();
  await ben.leaves();
  await office.stop();
});

const details = (desk: Desk) => desk.page.getByRole('complementary', { name: 'Details' });
/** The menu of priorities, by keys: `p`, the first letter, Enter. */
async function sets(desk: Desk, name: string): Promise<void> {
  await desk.page.keyboard.press('p');
  await expect(desk.page.getByRole('menu')).toBeVisible();
  await desk.page.keyboard.type(name.charAt(0));
  await expect(desk.page.getByRole('menuitem', { name })).toBeFocused();
  await desk.page.keyboard.press('Enter');
  await expect(details(desk)).toContainText(name);
}

test('[C14] priority from two windows: the last counts, who set it first is told, and an undo does not undo the other', async () => {
  for (const desk of [anna, ben]) await desk.opens(subject);
  await sets(anna, 'Urgent');
  await expect(anna.toast()).toContainText('The priority is now Urgent');
  await anna.isSynced();
  await expect(anna.timeline()).toContainText('changed the priority from Normal to Urgent');
  await expect(details(ben)).toContainText('Urgent');
  await shown(ben, 'fields-light');
  await sets(ben, 'Low');
  await ben.isSynced();
  await expect(anna.toast()).toContainText('Ben Aasen changed the priority you had set to Low');
  await anna.page.emulateMedia({ colorScheme: 'dark' });
  await shown(anna, 'fields-dark');
  await anna.page.keyboard.press('z');
  await expect(anna.syncState()).toContainText('1 needs you');
  await expect(details(anna)).toContainText('Low');
});

test('[C14 G9] a deadline is picked, stands in the details, and is taken back', async () => {
  await anna.page.emulateMedia({ colorScheme: 'light' });
  await details(anna).getByRole('button', { name: 'Deadline' }).press('Enter');
  await anna.page.getByRole('button', { name: 'In a week' }).click();
  await expect(anna.toast()).toContainText('The deadline is now');
  await expect(anna.timeline()).toContainText('changed the deadline from none to');
  await shown(anna, 'fields-deadline');
  await anna.toast().getByRole('button', { name: /^Undo/ }).click();
  await expect(details(anna).getByRole('button', { name: 'Deadline', exact: true })).toBeVisible();
});
