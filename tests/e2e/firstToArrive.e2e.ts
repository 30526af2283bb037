import { expect, test } from '@playwright/test';
import { Desk } from './desk.ts';
import { startOffice } from './office.ts';
import type { Office } from './office.ts';
import { shown } from './screens.ts';

// Two agents without a line take the same case. Who arrives first owns it; the other is told, and loses nothing.
const subject = 'Two hands on one case';
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

test('[A8 G1 G5 G6] both take offline: the first to arrive owns it, the other gets a card and keeps draft and note', async () => {
  await Promise.all([anna.losesTheLine(), ben.losesTheLine()]);
  for (const desk of [anna, ben]) {
    await desk.takes(subject);
    await expect(desk.row(subject)).toContainText('Claiming');
  }
  await ben.opens(subject);
  await ben.notes('The parcel is in Utrecht.');
  await ben.writes('reply', 'Dear Erik, it is in Utrecht');
  await expect(ben.composer()).toContainText('Draft saved on this device');

  await anna.getsTheLineBack();
  await anna.isSynced();
  await expect(anna.row(subject)).toContainText('You');
  await ben.getsTheLineBack();
  await expect(ben.syncState()).toContainText('1 needs you');

  await ben.goesTo('Needs you');
  await expect(ben.cards()).toHaveCount(1);
  await expect(ben.card()).toContainText('The case is not yours');
  await expect(ben.card()).toContainText(/Anna Visser has owned it since \d{2}:\d{2}/);
  await shown(ben, 'first-to-arrive-card');
  // The safest choice has the focus: the keyboard alone settles it.
  await expect(ben.card().getByRole('button').first()).toBeFocused();
  await ben.card().getByRole('button', { name: 'Let it go' }).press('Enter');
  await expect(ben.page.getByRole('heading', { name: 'Nothing needs you' })).toBeVisible();
  await ben.isSynced();

  await ben.goesTo('Service');
  await ben.page
    .getByRole('option')
    .filter({ hasText: subject })
    .or(ben.row(subject).getByRole('button', { name: 'Open case' }))
    .first()
    .click();
  await expect(ben.timeline()).toContainText('The parcel is in Utrecht.');
  await expect(ben.composer()).toContainText('Dear Erik, it is in Utrecht');
  await anna.opens(subject);
  await expect(anna.timeline()).toContainText('The parcel is in Utrecht.');
  await expect(anna.timeline()).toContainText('Ben');
});
