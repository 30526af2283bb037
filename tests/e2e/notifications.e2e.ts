import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { CaseId } from '#shared/domain/ids.ts';
import type { TestReplica } from '../../server/testing/replica.ts';
import { launchApp } from '../host/launch.ts';
import type { LaunchedApp } from '../host/launch.ts';
import { eventually } from '../support/eventually.ts';
import { startNotificationBus } from '../support/notificationBus.ts';
import type { NotificationBus } from '../support/notificationBus.ts';
import { makeTempDir } from '../support/tempDir.ts';
import type { TempDir } from '../support/tempDir.ts';
import { get, heard, listen, signIn } from './bridge.ts';
import { startTeam } from './team.ts';
import type { Team } from './team.ts';

// A real server, the built application, and a notification daemon of the test on a session bus of its own.
let team: Team;
let bus: NotificationBus;
let profile: TempDir;
let app: LaunchedApp;
let page: Page;

async function launch(): Promise<void> {
  const env = { DBUS_SESSION_BUS_ADDRESS: bus.address };
  app = await launchApp({ app: resolve(import.meta.dirname, '../..'), userDataDir: profile.path, env });
  page = await app.firstWindow();
  await listen(page, 'open');
  await listen(page, 'command');
}
const of = (subject: string) => bus.waitForNotification(({ body }) => body.includes(subject));
/** The person presses a button of a notification (`default`: the notification itself), once the app knows its number. */
async function press(subject: string, action: string): Promise<void> {
  const { id } = await of(subject);
  await app.electron.evaluate(() => new Promise((done) => setTimeout(done)));
  bus.invoke(id, action);
}
const detail = (caseId: CaseId) => get(page, 'case.get', { caseId });
/** Ben at his desk, once Anna's claim has reached the server. */
async function benSeesAnnaOwn(caseId: CaseId): Promise<TestReplica> {
  const ben = await team.ben();
  return eventually('the claim is on the server', async () => {
    await ben.pull();
    return ben.row('case', caseId)?.ownerId === team.anna.id && ben;
  });
}
const isHere = (caseId: CaseId) =>
  eventually('the case is here', () =>
    detail(caseId).then(
      () => true,
      () => false,
    ),
  );

test.beforeAll(async () => {
  team = await startTeam();
  bus = await startNotificationBus();
  profile = await makeTempDir('not');
  await team.mail({ subject: 'Here before the sign-in' });
  await launch();
  await signIn(page, { server: team.server.url, email: team.anna.email, password: team.anna.password });
});
test.afterAll(async () => {
  await app.quit();
  await bus.stop();
  await profile.remove();
  await team.stop();
});

test('[D22-D23] a new message is told once, with who and what; those of the first load are not', async () => {
  await team.mail({ subject: 'Where is my parcel?', text: 'I have waited for two weeks.' });
  const shown = await of('Where is my parcel?');
  expect(shown.summary).toBe('New message from Erik Vos');
  expect(shown.body).toContain('I have waited for two weeks.');
  expect(shown.actions.map(({ label }) => label).filter((label) => label !== '')).toEqual([
    'Take ownership',
    'Reply',
  ]);
  expect(bus.shown).toHaveLength(1);
});

test('[G14] a click opens the case', async () => {
  const caseId = await team.mail({ subject: 'Click me' });
  await press('Click me', 'default');
  await eventually('the page is told to open it', async () =>
    (await heard(page)).some((event) => JSON.stringify(event).includes(caseId)),
  );
});

test('[G14] [A8] "Take ownership" takes it, as in the window', async () => {
  const caseId = await team.mail({ subject: 'Take me' });
  await press('Take me', '0');
  await eventually('Anna owns it', async () => (await detail(caseId)).entries[0]?.ownerId === team.anna.id);
  await benSeesAnnaOwn(caseId);
});

test('a notification goes away when a colleague takes the case', async () => {
  const caseId = await team.mail({ subject: 'For a colleague' });
  const { id } = await of('For a colleague');
  const ben = await team.ben();
  const entryId = ben.row('case', caseId)!.leadEntryId!;
  expect((await ben.act('take', { caseId, entryId, over: false })).end).toBe('applied');
  await eventually('it is withdrawn', () => bus.closedByApp.includes(id));
});

test('a notification goes away when the message is read', async () => {
  const caseId = await team.mail({ subject: 'Read me' });
  const { id } = await of('Read me');
  const { case: row } = await detail(caseId);
  const saw = { lastPublicId: null, entryId: null, ownerId: null, ownerRev: null };
  const args = { caseId, n: row.lastN };
  await get(page, 'intent.submit', { name: 'read', args, saw, dependsOn: null, resolves: null });
  await eventually('it is withdrawn', () => bus.closedByApp.includes(id));
});

test('nothing is told of the case on screen', async () => {
  const quiet = await team.mail({ subject: 'On screen' });
  await of('On screen');
  await get(page, 'window.showing', { caseId: quiet });
  const before = bus.shown.length;
  const first = (await detail(quiet)).case;
  await team.mail({ subject: `Re: [#${first.number}] On screen`, text: 'One more thing' });
  await eventually('the message is here', async () => (await detail(quiet)).case.messageCount === 2);
  // Another case’s news comes after it and is told: the quiet one had its chance.
  await team.mail({ subject: 'After the quiet one' });
  await of('After the quiet one');
  expect(
    bus.shown
      .slice(before)
      .map(({ body }) => body)
      .join(),
  ).not.toContain('On screen');
  await get(page, 'window.showing', { caseId: null });
});

test('a colleague who asks for my case is told by name', async () => {
  const caseId = await team.mail({ subject: 'Ask for me' });
  await press('Ask for me', '0');
  await eventually('Anna owns it', async () => (await detail(caseId)).entries[0]?.ownerId === team.anna.id);
  const ben = await benSeesAnnaOwn(caseId);
  await ben.act('ask', { caseId, entryId: ben.row('case', caseId)!.leadEntryId! });
  const shown = await bus.waitForNotification(({ summary }) => summary === 'Ben asks you for a case');
  expect(shown.body).toContain('Ask for me');
});

test('with bodies hidden it names nobody and nothing', async () => {
  await get(page, 'settings.set', { notificationBody: false });
  const before = bus.shown.length;
  await isHere(await team.mail({ subject: 'A secret matter' }));
  const shown = await eventually('a notification', () => bus.shown[before]);
  expect(shown.summary).toBe('New message in your inbox');
  expect(shown.body).toMatch(/^Case \d+$/);
  await get(page, 'settings.set', { notificationBody: true });
});

test('nothing is told when notifications are off', async () => {
  await get(page, 'settings.set', { notifications: false });
  const before = bus.shown.length;
  await isHere(await team.mail({ subject: 'Not told' }));
  await get(page, 'settings.set', { notifications: true });
  await team.mail({ subject: 'Told again' });
  await of('Told again');
  expect(bus.shown.slice(before).every(({ body }) => body.includes('Told again'))).toBe(true);
});

test('[G13] after a restart nothing old is told, and what came meanwhile is one digest', async () => {
  await app.quit();
  const before = bus.shown.length;
  for (let n = 0; n < 6; n += 1) await team.mail({ subject: `Meanwhile ${n}` });
  await launch();
  const digest = await bus.waitForNotification(({ summary }) => summary === '6 new messages');
  expect(digest.body).toContain('6 cases');
  expect(bus.shown.slice(before)).toHaveLength(1);
});
