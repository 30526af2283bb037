import { expect, test } from '@playwright/test';
import { Desk } from './desk.ts';
import { startOffice } from './office.ts';
import type { Office } from './office.ts';
import { shown } from './screens.ts';

// What is put away: out of the inbox with one key, in its folder, back with another, and gone for good.
let office: Office;
let anna: Desk;
const subject = 'A case to put away';

test.beforeAll(async () => {
  office = await startOffice();
  anna = await Desk.open(office.seat('anna'));
  await office.customerWrites({ subject, text: 'Words to forget.' });
  await anna.goesTo('Service');
  await expect(anna.row(subject)).toBeVisible();
});
test.afterAll(async () => {
  await anna.leaves();
  await office.stop();
});

test('[B18 B19 B22] archive, spam and delete by key, each with its undo', async () => {
  for (const [key, folder] of [
    ['y', 'Archived'],
    ['!', 'Spam'],
    ['#', 'Deleted'],
  ] as const) {
    await anna.goesTo('Service');
    await anna.row(subject).click();
    await anna.page.keyboard.press(key);
    await expect(anna.row(subject)).toHaveCount(0);
    await anna.goesTo(folder);
    await expect(anna.page.getByText(subject).first()).toBeVisible();
    await shown(anna, `folder-${folder.toLowerCase()}`);
    await anna.page.keyboard.press('z');
    await expect(anna.page.getByText(subject)).toHaveCount(0);
  }
});
