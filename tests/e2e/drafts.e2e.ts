import { expect, test } from '@playwright/test';
import { Desk } from './desk.ts';
import { startOffice } from './office.ts';
import type { Office } from './office.ts';

// No text that an agent typed is ever lost.
const subject = 'A draft to be kept';
let office: Office;
let anna: Desk;

test.beforeAll(async () => {
  office = await startOffice();
  await office.customerWrites({ subject });
  anna = await Desk.open(office.seat('anna'));
});
test.afterAll(async () => {
  await anna.leaves();
  await office.stop();
});

const openCase = async () => {
  await anna.goesTo('All cases');
  await anna.page.getByRole('option').filter({ hasText: subject }).click();
};
const words = () => anna.composer();
const isSaved = () => expect(words()).toContainText('Draft saved on this device');

test('[F3 G5] a draft survives a reload, a kill, and signing out and in', async () => {
  await anna.opens(subject);
  await anna.writes('reply', 'Dear Erik, zażółć gęślą jaźń');
  await isSaved();

  await anna.page.reload();
  await openCase();
  await expect(words()).toContainText('Dear Erik, zażółć gęślą jaźń');

  await anna.losesTheLine();
  await anna.page.keyboard.press('r');
  await words().getByRole('textbox', { name: 'Words of the reply' }).press('Control+End');
  await anna.page.keyboard.type(', æøå.');
  await isSaved();
  await anna.killed();
  await anna.starts();
  await openCase();
  await expect(words()).toContainText('Dear Erik, zażółć gęślą jaźń, æøå.');

  await anna.page.getByRole('button', { name: 'Harbour, Anna Visser' }).click();
  await anna.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(anna.page.getByRole('heading', { name: 'Sign in to your team' })).toBeVisible();
  anna.line.heal();
  await anna.signsIn();
  await openCase();
  await expect(words()).toContainText('Dear Erik, zażółć gęślą jaźń, æøå.');
});

test('[G9] a reply is taken back on this device, and its words are a draft again', async () => {
  await anna.losesTheLine();
  await anna.page.keyboard.press('r');
  await anna.sends();
  await expect(anna.timeline()).toContainText('Saved on this device');
  await anna.timeline().getByRole('button', { name: 'Undo' }).click();
  await expect(anna.timeline()).not.toContainText('Saved on this device');
  await expect(words()).toContainText('Dear Erik, zażółć gęślą jaźń, æøå.');
  await anna.getsTheLineBack();
  await anna.isSynced();
});
