import { expect, test } from '@playwright/test';
import { startDemoDesk } from './demoDesk.ts';
import type { DemoDesk } from './demoDesk.ts';
import { Desk } from './desk.ts';
import { shown } from './screens.ts';

let demo: DemoDesk;
let anna: Desk;

test.beforeAll(async () => {
  demo = await startDemoDesk();
  anna = await Desk.open(demo.seat);
});
test.afterAll(async () => {
  await anna.leaves();
  await demo.stop();
});

const field = () => anna.page.getByRole('textbox', { name: 'Search' });
const hits = () => anna.page.getByRole('listbox', { name: 'Results' }).getByRole('option');

test('[E6 G11] search finds by number, name, address and words in four languages, without a network', async () => {
  await anna.losesTheLine();
  await anna.page.keyboard.press('/');
  await expect(field()).toBeFocused();
  const finds = async (query: string, expected: string) => {
    await field().fill(query);
    await expect(hits().filter({ hasText: expected }).first()).toBeVisible();
  };
  await finds('48240', 'Refund for cancelled sports package');
  await expect(hits()).toHaveCount(1);
  await finds('Oliver Marsh', 'Refund for cancelled sports package');
  await finds('letter box', 'Joan Whitcombe');
  await finds('bredbandet faller', 'Bredbåndet faller ut hver kveld');
  await finds('zolder', 'Thijs');
  await finds('swiadczenie uslug', 'Rozwiązanie umowy o świadczenie usług');
  await shown(anna, 'search-hits');
  await field().fill('48240');
  await field().press('Enter');
  await expect(anna.heading('Refund for cancelled sports package')).toBeVisible();
  await anna.getsTheLineBack();
  await anna.isSynced();
});

test('[F20 F21] theme, density and language change at once and stay after a restart', async () => {
  const { page } = anna;
  await anna.goesTo('Settings');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.getByRole('radio', { name: 'Light', exact: true }).click();
  const light = await ground();
  await page.getByRole('radio', { name: 'Dark', exact: true }).click();
  await expect.poll(ground).not.toBe(light);
  await page.getByRole('radio', { name: 'Compact' }).click();
  await page.getByRole('combobox', { name: 'Language of Caseload' }).click();
  await page.getByRole('option', { name: 'Polski' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wygląd' })).toBeVisible();
  await anna.app.quit();
  await anna.starts();
  await expect(anna.page.getByRole('region', { name: 'Skrzynki' })).toBeVisible();
  expect(await anna.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(light);
});
