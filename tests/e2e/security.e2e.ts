import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { callNames } from '#shared/ipc/contract.ts';
import { pagePolicy } from '../../main/security/csp.ts';
import { launchApp } from '../host/launch.ts';
import type { LaunchedApp } from '../host/launch.ts';
import { makeTempDir } from '../support/tempDir.ts';
import type { TempDir } from '../support/tempDir.ts';

interface BridgeWindow {
  caseload: { call(name: string, input: unknown): Promise<unknown> };
}

// What a hostile page, mail or link could try in the window of the built application.
let app: LaunchedApp;
let page: Page;
let profile: TempDir;

test.beforeAll(async () => {
  profile = await makeTempDir('sec');
  app = await launchApp({ app: resolve(import.meta.dirname, '../..'), userDataDir: profile.path });
  page = await app.firstWindow();
});
test.afterAll(async () => {
  await app.quit();
  await profile.remove();
});

/** Puts a frame with that HTML into the page and resolves with the text that its script leaves in the body. */
function frameText(html: string): Promise<string> {
  return page.evaluate(async (srcdoc) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = srcdoc;
    const loaded = new Promise((done) => frame.addEventListener('load', done));
    document.body.append(frame);
    await loaded;
    const text = frame.contentDocument?.body.textContent ?? '';
    frame.remove();
    return text;
  }, html);
}

test('the page has the bridge and nothing of Node or Electron', async () => {
  const found = await page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { caseload: object }).caseload).toSorted(),
    others: [
      'require',
      'process',
      'module',
      'Buffer',
      'global',
      'ipcRenderer',
      'electron',
      '__dirname',
    ].filter((name) => name in window),
    frozen: (() => {
      try {
        (window as unknown as { caseload: unknown }).caseload = null;
      } catch {
        // Strict mode says so; sloppy code changes nothing.
      }
      return (window as unknown as { caseload: unknown }).caseload !== null;
    })(),
  }));
  expect(found).toEqual({ bridge: ['call', 'on'], others: [], frozen: true });
});

test('every page comes with the policy, and the policy works', async () => {
  const headers = await page.evaluate(async () => {
    const { headers } = await fetch('/index.html');
    return Object.fromEntries(headers);
  });
  expect(headers).toMatchObject({
    'content-security-policy': pagePolicy,
    'x-content-type-options': 'nosniff',
  });
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    const reached = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    const image = new Image();
    const drawn = await new Promise((done) => {
      image.onload = () => done(true);
      image.onerror = () => done(false);
      image.src = 'https://example.org/pixel.gif';
    });
    return { injected: 'injected' in window, reached, drawn, violations: violations.toSorted() };
  });
  expect(blocked).toEqual({
    injected: false,
    reached: false,
    drawn: false,
    violations: ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem'],
  });
});

test('no path leads out of the folder of the pages', async () => {
  const paths = [
    '/..%2f..%2fpackage.json',
    '/..%2fmain%2findex.js',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '/assets/..%2f..%2fmain%2findex.js',
    '/blob/..%2findex.html',
    `/blob/${'0'.repeat(64)}`,
    '/etc/passwd',
  ];
  const answers = await page.evaluate(
    (all) => Promise.all(all.map(async (path) => [path, (await fetch(path)).status])),
    paths,
  );
  expect(answers).toEqual(paths.map((path) => [path, 404]));
});

test('no second window opens and the page stays where it is', async () => {
  const before = page.url();
  const opened = await page.evaluate(() => window.open('https://example.org/', '_blank') !== null);
  expect(opened).toBe(false);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    document.body.append(link);
    link.click();
    link.remove();
  });
  // An answer from main: whatever the click began was decided before it.
  await page.evaluate(() => (window as unknown as BridgeWindow).caseload.call('account.state', {}));
  expect(page.url()).toBe(before);
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a mail in a frame has no bridge, no script and no way to main', async () => {
  const hostile = '<body>quiet<script>document.body.textContent = typeof window.caseload</script></body>';
  // The script stands there as text; had it run, it would have put a type in its place.
  expect(await frameText(hostile)).toMatch(/^quiet/);
  const bridges = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const found = 'caseload' in (frame.contentWindow as object);
    frame.remove();
    return found;
  });
  expect(bridges).toBe(false);
});

test('our own page cannot be framed', async () => {
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.id = 'own';
    frame.src = '/index.html';
    document.body.append(frame);
  });
  await page.evaluate(() => (window as unknown as BridgeWindow).caseload.call('account.state', {}));
  const shown = await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('#own')!;
    const body = frame.contentDocument?.querySelector('#app') ?? null;
    frame.remove();
    return body !== null;
  });
  expect(shown).toBe(false);
});

test('permissions are refused', async () => {
  const states = await page.evaluate(() =>
    Promise.all(
      (['geolocation', 'notifications', 'microphone', 'clipboard-read'] as PermissionName[]).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
  );
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('main answers what is in the contract and nothing else', async () => {
  const ask = (name: string, input: unknown) =>
    page.evaluate(([call, args]) => (window as unknown as BridgeWindow).caseload.call(call, args), [
      name,
      input,
    ] as const);
  expect(await ask('account.state', {})).toMatchObject({ ok: true, value: { state: 'signed_out' } });
  for (const name of ['fs.readFile', 'constructor', '', '__proto__']) {
    expect(await ask(name, {})).toEqual({ ok: false, error: { code: 'invalid', params: {} } });
  }
  expect(await ask('link.open', { url: 'file:///etc/passwd' })).toMatchObject({
    ok: false,
    error: { code: 'invalid' },
  });
  expect(await ask('account.state', { more: 1 })).toMatchObject({ ok: false, error: { code: 'invalid' } });
  // Whatever is asked without an account gets an answer, and no stack.
  for (const name of callNames.filter((call) => !call.startsWith('window.') && !call.includes('hoose'))) {
    const answer = (await ask(name, {})) as { ok: boolean; error?: { code: string } };
    expect(answer.ok || answer.error?.code !== 'internal', name).toBe(true);
  }
});
