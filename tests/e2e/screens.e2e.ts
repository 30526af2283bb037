import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { get } from './bridge.ts';
import { startDemoDesk } from './demoDesk.ts';
import type { DemoDesk } from './demoDesk.ts';
import { Desk } from './desk.ts';
import { shown } from './screens.ts';

// Every screen and dialog in both themes: axe finds nothing, and a picture is kept for people to look at.
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

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

async function complaints(page: Page): Promise<string[]> {
  // The sandboxed frame of a mail is the sender's page, not ours.
  const { violations } = await new AxeBuilder({ page })
    .withTags(rules)
    .exclude('iframe')
    .setLegacyMode(true)
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 200))
        .join(' | ')}`,
  );
}

async function look(name: string, desk = anna): Promise<void> {
  const { page } = desk;
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await get(page, 'settings.set', { theme });
    await expect(page.locator(`html[data-theme="${theme}"]`)).toBeAttached();
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
    );
    await shown(desk, `${name}-${theme}`);
    found.push(...(await complaints(page)).map((text) => `${name}, ${theme}: ${text}`));
  }
  expect.soft(found).toEqual([]);
}

const escape = () => anna.page.keyboard.press('Escape');
const command = (keys: string) => anna.page.keyboard.press(keys);

test('@a11y [F22] signing in and the first minutes', async () => {
  const newcomer = await Desk.open(demo.seat, { signedOut: true });
  await look('sign-in', newcomer);
  const { email, password } = demo.seat;
  await newcomer.typesSignIn({ server: newcomer.server, email, password });
  await expect(newcomer.page.getByRole('heading', { level: 1, name: /Anna/ })).toBeVisible();
  await newcomer.isSynced();
  await look('start', newcomer);
  await newcomer.leaves();
});

test('@a11y [F22 A4] the table of an inbox', async () => {
  await anna.goesTo('Customer Service');
  const row = anna.row('Charged twice for Play in November');
  await expect(row).toBeVisible();
  await look('inbox-table');
  await row.getByRole('button', { name: 'Show message' }).click();
  await look('inbox-message');
  await row.getByRole('checkbox').click();
  await anna.row('No more paper bills??').getByRole('checkbox').click();
  await look('inbox-bulk');
  await escape();
  await row.getByRole('button', { name: 'Forward' }).click();
  await anna.page.getByRole('dialog').getByRole('combobox', { name: 'Inbox' }).click();
  await look('forward-choice');
  await escape();
  await anna.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Due date/ })
    .click();
  await look('forward-date');
  await escape();
  await escape();
});

test('@a11y [F22 B26] a case', async () => {
  await anna.goesTo('Customer Service');
  await anna.opens('Charged twice for Play in November');
  await expect(anna.timeline()).toContainText('Eleanor');
  await look('case');
  await anna.writes('reply', 'Hi Eleanor, ');
  await look('case-reply');
  await anna.composer().getByRole('button', { name: 'Note', exact: true }).click();
  await look('case-note');
  await anna.toolbar().getByRole('button', { name: 'Status' }).click();
  await look('case-status');
  await escape();
});

test('@a11y [F22 E6] lists, search and palette', async () => {
  for (const place of [
    'My cases',
    'Needs your attention',
    'Drafts',
    'Unanswered',
    'Solved',
    'Closed',
    'All cases',
  ]) {
    await anna.goesTo(place);
    await expect(anna.page.getByRole('heading', { level: 1, name: place })).toBeVisible();
    await look(`list-${place.toLowerCase().replaceAll(' ', '-')}`);
  }
  await command('/');
  await look('search-empty');
  await anna.page.getByRole('textbox', { name: 'Search' }).fill('play');
  await expect(anna.page.getByRole('listbox', { name: 'Results' })).toBeVisible();
  await look('search-hits');
  await command('Control+k');
  await expect(anna.page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await look('palette');
  await escape();
  await anna.goesTo('All cases');
  await command('?');
  await expect(anna.page.getByRole('dialog')).toBeVisible();
  await look('keys');
  await escape();
});

test('@a11y [F22 G1 G6] outbox, decisions and settings', async () => {
  await anna.goesTo('Needs you');
  await look('needs-you-empty');
  await anna.losesTheLine();
  await anna.goesTo('Finance');
  await anna.page.getByRole('row').nth(2).getByRole('button', { name: 'Complete' }).click();
  await anna.page.getByRole('button', { name: /^Offline/ }).click();
  await expect(anna.page.getByRole('complementary', { name: 'Outbox' })).toBeVisible();
  await look('outbox');
  await escape();
  await anna.getsTheLineBack();
  await anna.goesTo('Settings');
  for (const section of ['Appearance', 'Notifications', 'Messages', 'Keys', 'Account and device']) {
    await anna.page
      .getByRole('navigation', { name: 'Settings' })
      .getByRole('button', { name: section })
      .click();
    await look(`settings-${section.toLowerCase().replaceAll(' ', '-')}`);
  }
});

test('@a11y [F21 F22] the smallest window, and Polish', async () => {
  const { page } = anna;
  await anna.goesTo('Customer Service');
  await anna.opens('Rozwiązanie umowy o świadczenie usług telekomunikacyjnych');
  await page.setViewportSize({ width: 960, height: 660 });
  await look('case-small');
  await page.setViewportSize({ width: 1360, height: 860 });
  await get(page, 'settings.set', { language: 'pl', density: 'compact' });
  await expect(page.getByRole('region', { name: 'Skrzynki' })).toBeVisible();
  await look('case-pl');
  await page.getByRole('region', { name: 'Skrzynki' }).getByRole('button').nth(1).click();
  await look('inbox-pl');
  await page.getByRole('row').nth(2).click();
  await page.keyboard.press('f');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('forward-pl');
  await escape();
});
