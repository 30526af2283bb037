import { readdirSync, readFileSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { get } from './bridge.ts';
import { Desk } from './desk.ts';
import { startOffice } from './office.ts';
import type { Office } from './office.ts';
import { shown } from './screens.ts';

// Anna loses Finance while she is away with unsent work on it.
const subject = 'Refund for the broken lamp';
const kept = 'Question about opening hours';
const words = 'We refund the whole amount, sorry for the trouble.';
let office: Office;
let anna: Desk;

test.beforeAll(async () => {
  office = await startOffice();
  await office.customerWrites({ subject, inboxId: office.finance, text: 'The zebralamp arrived in pieces.' });
  await office.customerWrites({ subject: kept });
  anna = await Desk.open(office.seat('anna'));
});
test.afterAll(async () => {
  await anna.leaves();
  await office.stop();
});

/** Files of the profile that hold these words in the clear. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (stat.isDirectory()) return filesWith(path, text);
    return stat.isFile() && readFileSync(path).includes(text) ? [path] : [];
  });
}

test('[A2 G8 G17 G18] unsent work of a revoked inbox is not applied, lies with the lead, and the cases leave the device', async () => {
  await anna.goesTo('Finance');
  await anna.opens(subject);
  await expect(anna.timeline()).toContainText('zebralamp');
  await anna.losesTheLine();
  await anna.replies(words);
  await office.remove('anna', office.finance);
  await anna.getsTheLineBack();

  await expect(anna.placeLink('Finance')).toHaveCount(0);
  await expect(anna.placeLink('Service')).toBeVisible();
  await expect(anna.syncState()).toContainText('1 needs you');
  await anna.goesTo('Needs you');
  await expect(anna.card()).toContainText(
    /You no longer have the right to do this\. Your words lie with your lead, since \d{1,2}:\d{2}\. Your reply was not sent\./,
  );
  await shown(anna, 'revoked-card');
  await anna.card().getByRole('button', { name: 'Let it go' }).click();
  await anna.isSynced();
  await anna.goesTo('All cases');
  await expect(anna.page.getByRole('option')).toHaveCount(1);
  await expect(anna.page.getByRole('option')).toContainText(kept);

  const { db } = office.server.store;
  const sent = (await db.selectFrom('item').select('doc').execute()).filter(({ doc }) => doc.includes(words));
  expect(sent).toEqual([]);
  const escrow = (await db.selectFrom('escrow').select('doc').execute()).map(
    ({ doc }) => JSON.parse(doc) as { agentId: string; inboxId: string; intent: { name: string } },
  );
  const reply = escrow.find(({ intent }) => intent.name === 'reply');
  expect(reply).toMatchObject({
    agentId: office.agents.anna,
    inboxId: office.finance,
    intent: { args: { text: words } },
  });
  const tray = await db.selectFrom('feed_row').select('feed').where('kind', '=', 'escrow').execute();
  expect(tray.map(({ feed }) => feed)).toContain(`user:${office.agents.lena}`);

  const found = await get(anna.page, 'search.run', { query: 'zebralamp', offset: 0, limit: 10 });
  expect(found.hits).toEqual([]);
  await anna.app.quit();
  expect(filesWith(anna.profile.path, 'zebralamp')).toEqual([]);
});
