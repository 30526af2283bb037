import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { blobPolicy } from '../../main/security/csp.ts';
import { launchApp } from '../host/launch.ts';
import type { LaunchedApp } from '../host/launch.ts';
import { eventually } from '../support/eventually.ts';
import { makeTempDir } from '../support/tempDir.ts';
import type { TempDir } from '../support/tempDir.ts';
import { ask, get, heard, listen, signIn } from './bridge.ts';
import { startTeam } from './team.ts';
import type { Team } from './team.ts';

const root = resolve(import.meta.dirname, '../..');
let team: Team;
let profile: TempDir;
let app: LaunchedApp;
let page: Page;

async function launch(options: { args?: string[]; env?: Record<string, string> } = {}): Promise<void> {
  app = await launchApp({ app: root, userDataDir: profile.path, ...options });
  page = await app.firstWindow();
}
const credentials = () => ({ server: team.server.url, email: team.anna.email, password: team.anna.password });

test.beforeEach(async () => {
  team = await startTeam();
  profile = await makeTempDir('sh');
});
test.afterEach(async () => {
  await app.quit().catch(() => undefined);
  await profile.remove();
  await team.stop();
});

test('signing in: wrong password, no server, then in; and still in after kill -9', async () => {
  await launch();
  const wrong = await ask(page, 'account.signIn', { ...credentials(), password: 'wrong' });
  expect(wrong).toEqual({ ok: false, error: { code: 'wrong_credentials', params: {} } });
  const gone = await ask(page, 'account.signIn', { ...credentials(), server: '127.0.0.1:1' });
  expect(gone).toMatchObject({ ok: false, error: { code: 'offline' } });
  const plain = await ask(page, 'account.signIn', { ...credentials(), server: 'http://desk.example.org' });
  expect(plain).toMatchObject({ ok: false, error: { code: 'invalid', params: { reason: 'https' } } });
  await team.mail({ subject: 'Hello' });
  await signIn(page, credentials());
  const scope = { type: 'all' } as const;
  const list = { scope, sort: 'newest', mine: false, unanswered: false, offset: 0, limit: 50 } as const;
  expect((await get(page, 'cases.list', list)).rows.map(({ subject }) => subject)).toEqual(['Hello']);

  await app.kill();
  await launch();
  await eventually(
    'signed in again',
    async () => (await get(page, 'account.state', {})).state === 'signed_in',
  );
  expect((await get(page, 'cases.list', list)).rows).toHaveLength(1);
  expect((await get(page, 'account.signOut', {})).state).toBe('signed_out');
  expect(await ask(page, 'cases.list', list)).toEqual({
    ok: false,
    error: { code: 'signed_out', params: {} },
  });
});

test('[G17] [C10-C12] files are served from the sealed store, harmless types only in place', async () => {
  await launch();
  await signIn(page, credentials());
  const served = await page.evaluate(async () => {
    const { caseload } = window as unknown as {
      caseload: { call(name: string, input: object): Promise<{ value: { hash: string } }> };
    };
    const add = async (name: string, type: string, text: string) => {
      const { value } = await caseload.call('attachment.add', {
        name,
        type,
        bytes: new TextEncoder().encode(text),
      });
      const answer = await fetch(`/blob/${value.hash}?type=${encodeURIComponent(type)}&name=${name}`);
      return {
        text: await answer.text(),
        headers: Object.fromEntries(answer.headers) as Record<string, string>,
      };
    };
    return {
      text: await add('a.txt', 'text/plain', 'the customer’s secret'),
      page: await add('a.html', 'text/html', '<script>alert(1)</script>'),
    };
  });
  expect(served.text.text).toBe('the customer’s secret');
  expect(served.text.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(served.page.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-security-policy': blobPolicy,
    'x-content-type-options': 'nosniff',
  });
  expect(served.page.headers['content-disposition']).toMatch(/^attachment/);
  const files = readdirSync(join(profile.path, 'accounts'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  expect(files.length).toBeGreaterThan(3);
  expect(files.some((bytes) => bytes.includes('the customer'))).toBe(false);
});

test('[D31-D34] a second start hands its deep link to the first and ends', async () => {
  await launch();
  await signIn(page, credentials());
  const caseId = await team.mail({ subject: 'Linked' });
  const { number } = await eventually('the case', async () => {
    const answer = await ask(page, 'case.get', { caseId });
    return answer.ok && answer.value.case;
  });
  await listen(page, 'open');
  const args = [...app.runtime.args, root, `--user-data-dir=${profile.path}`, `caseload://case/${number}`];
  const second = spawn(app.runtime.executablePath, args, { env: { ...process.env, ...app.runtime.env } });
  const code = await new Promise((done) => second.once('exit', done));
  expect(code).toBe(0);
  await eventually('the case is opened', async () => JSON.stringify(await heard(page)).includes(caseId));
});

test('the demo signs in by itself, and a deep link of the first start waits for it', async () => {
  await team.mail({ subject: 'Demo' });
  const { server, email, password } = credentials();
  const env = { CASELOAD_DEMO: server, CASELOAD_DEMO_EMAIL: email, CASELOAD_DEMO_PASSWORD: password };
  // The first case of a workspace has the number 1001.
  await launch({ env, args: ['caseload://case/1001'] });
  const state = await eventually('signed in', async () => {
    const now = await get(page, 'account.state', {});
    return now.state === 'signed_in' && now;
  });
  expect(state).toMatchObject({ demo: true, workspace: 'Harbour', email });
  const leave = await app.electron.evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('account.signOut')?.label,
  );
  expect(leave).toBe('Connect to your team’s server…');
  // The event may come before this test listens: what counts is that the case is opened, and stays.
  await expect(page.getByRole('heading', { name: 'Demo', exact: true })).toBeVisible();
});

test('menu and tray speak the chosen language and run commands in the window', async () => {
  await launch({ args: ['--lang=nl'] });
  await signIn(page, credentials());
  await listen(page, 'command');
  const labels = await app.electron.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu();
    menu?.getMenuItemById('search.open')?.click();
    return menu?.items.map(({ label }) => label);
  });
  expect(labels).toEqual(['Bestand', 'Bewerken', 'Beeld', 'Ga naar', 'Zaak', 'Help']);
  await eventually('the command', async () => JSON.stringify(await heard(page)).includes('search.open'));
});

test('a window that crashes is loaded again', async () => {
  await launch();
  await get(page, 'account.state', {});
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const log = join(profile.path, 'logs/caseload.log');
  await eventually('the crash is written down', () => readFileSync(log, 'utf8').includes('window.gone'));
  await eventually('the page answers again', () =>
    app.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents !== undefined && !contents.isCrashed() && !contents.isLoading();
    }),
  );
});

test('the window comes back where it was', async () => {
  await launch();
  const bounds = { x: 120, y: 90, width: 1100, height: 700 };
  await app.electron.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
    bounds,
  );
  await app.quit();
  await launch();
  const back = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(back).toEqual(bounds);
});
