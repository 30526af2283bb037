import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { get } from './bridge.ts';
import { Desk } from './desk.ts';
import { startOffice } from './office.ts';
import type { Office } from './office.ts';
import { shown } from './screens.ts';

// Anna loses Finance while she is away with a reply, a file and a note; Lena, who leads, decides on each by keyboard.
const subject = 'Refund for the broken lamp';
const words = 'We refund the whole amount, sorry for the trouble.';
const remark = 'The lamp was from the summer sale.';
let office: Office;
let anna: Desk;
let lena: Desk;

test.beforeAll(async () => {
  office = await startOffice();
  await office.customerWrites({ subject, inboxId: office.finance, text: 'The lamp arrived in pieces.' });
  anna = await Desk.open(office.seat('anna'));
  lena = await Desk.open(office.seat('lena'));
});
test.afterAll(async () => {
  await anna.leaves();
  await lena.leaves();
  await office.stop();
});

const card = () => lena.page.getByRole('main', { name: 'Unsent work' });
const items = async () =>
  (await office.server.store.db.selectFrom('item').select('doc').execute()).map(
    ({ doc }) => JSON.parse(doc) as { kind: string; text?: string; agentId?: string; event?: string },
  );

test('[G8] unsent work of a colleague lies in the tray of the lead, who decides by keyboard', async () => {
  await expect(anna.placeLink('Tray')).toHaveCount(0);
  await anna.goesTo('Finance');
  await anna.opens(subject);
  await anna.losesTheLine();
  await anna.notes(remark);
  const file = join(anna.profile.path, 'receipt.txt');
  writeFileSync(file, 'paid in full');
  await anna.replies(words, file);
  await office.remove('anna', office.finance);
  await anna.getsTheLineBack();
  await expect(anna.syncState()).toContainText('2 need you');
  await anna.goesTo('Needs you');
  await expect(anna.card()).toContainText('Your words lie with your lead');
  expect((await items()).filter((item) => item.text === words || item.text === remark)).toEqual([]);

  await expect(lena.placeLink('Tray')).toContainText('2');
  await lena.page.keyboard.press('g');
  await lena.page.keyboard.press('u');
  await expect(card()).toContainText('Anna Visser no longer has access to Finance');
  const first = lena.page.getByRole('listbox', { name: 'Tray' }).getByRole('option');
  await expect(first).toHaveCount(2);
  const onReply = async () => {
    if (!(await card().innerText()).includes(words)) await lena.page.keyboard.press('j');
    await expect(card()).toContainText(words);
  };
  await onReply();
  await expect(card().getByRole('button', { name: /receipt\.txt/ })).toBeVisible();
  await shown(lena, 'tray-light');
  await get(lena.page, 'settings.set', { theme: 'dark' });
  await expect(lena.page.locator('html[data-theme="dark"]')).toBeAttached();
  await shown(lena, 'tray-dark');

  await lena.page.keyboard.press('2');
  await expect(lena.heading(subject)).toBeVisible();
  await expect(lena.composer()).toContainText(words);
  await lena.page.keyboard.press('Control+Enter');
  await lena.isSynced();
  await expect
    .poll(async () => (await items()).filter((item) => item.text === words))
    .toMatchObject([{ kind: 'message', agentId: office.agents.lena }]);

  await lena.goesTo('Tray');
  await expect(card()).toContainText(remark);
  await lena.page.keyboard.press('1');
  await expect
    .poll(async () => (await items()).filter((item) => item.text === remark))
    .toMatchObject([{ kind: 'note', agentId: office.agents.anna }]);
  expect((await items()).map((item) => item.event)).toEqual(
    expect.arrayContaining(['tray_taken', 'tray_noted']),
  );
  await expect(lena.placeLink('Tray')).not.toContainText('1');
  await expect(anna.card()).toContainText('Lena Vos');
});
