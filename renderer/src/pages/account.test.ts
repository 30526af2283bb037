import { afterEach, expect, it, vi } from 'vitest';
import type { ErrorCode } from '#shared/domain/errors.ts';
import { type MountedApp, mountApp } from '../../gallery/mountApp.ts';

// The whole window is mounted each time; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 20_000 });

let mounted: MountedApp | undefined;
afterEach(() => {
  vi.useRealTimers();
  mounted?.app.unmount();
  mounted = undefined;
  document.body.innerHTML = '';
});
const open = async (options?: Parameters<typeof mountApp>[0]) => (mounted = await mountApp(options));
const signedOut = { state: 'signed_out', server: null, email: null, demo: false } as const;

async function tryToSignIn(code: ErrorCode, field?: string): Promise<string> {
  const params = field === undefined ? {} : { field };
  const { find, settle } = await open({
    account: signedOut,
    answers: { 'account.signIn': () => ({ fail: code, params }) },
  });
  const fill = (selector: string, value: string): void => {
    const input = find(selector);
    input.value = value;
    input.dispatchEvent(new Event('input'));
  };
  fill('input[autocomplete="url"]', 'desk.vestmere.example');
  fill('input[type="email"]', 'anna@vestmere.example');
  fill('input[type="password"]', 'secret');
  find('form').dispatchEvent(new Event('submit', { cancelable: true }));
  await settle();
  const invalid = find('[aria-invalid="true"]');
  const said = document.getElementById(invalid.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
  return `${invalid.autocomplete}: ${said.trim()}`;
}

it.each([
  ['wrong_credentials', undefined, 'current-password: E-mail and password do not match.'],
  ['rate_limited', undefined, 'current-password: Too many tries. Wait a minute, then try again.'],
  ['offline', undefined, 'url: Nothing answers at this address. Check it and your network.'],
  [
    'bad_answer',
    undefined,
    'url: There is a server at this address, but it is not a Caseload server. Check the address.',
  ],
  [
    'protocol_unsupported',
    undefined,
    'url: The versions of this app and of the server are too far apart. Update the older one.',
  ],
  ['invalid', 'server', 'url: This is not an address of a server. It looks like desk.example.com.'],
] as const)('says %s at its field', async (code, field, said) => {
  expect(await tryToSignIn(code, field)).toBe(said);
});

it('says at each empty field what is missing, before asking anyone', async () => {
  const { find, settle, text, bridge } = await open({ account: signedOut });
  find('form').dispatchEvent(new Event('submit', { cancelable: true }));
  await settle();
  expect(text()).toContain('Type the address of your team’s server.');
  expect(text()).toContain('Type your password.');
  expect(bridge.calls.some(([name]) => name === 'account.signIn')).toBe(false);
});

it('[G16] a damaged replica: says what happened, saves what is not sent, fetches anew', async () => {
  const { text, settle, bridge } = await open({ account: { state: 'problem', problem: 'replica_corrupt' } });
  expect(text()).toContain('The data on this device is damaged.');
  const button = (words: string) =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.includes(words));
  button('Save unsent work')?.click();
  await settle();
  expect(text()).toContain('Saved.');
  button('Fetch anew')?.click();
  await settle();
  expect(bridge.calls.some(([name]) => name === 'account.rebuild')).toBe(true);
  expect(text()).toContain('Sign in to your team');
});

it('[G15] a replica of a newer version is whole: fetching anew is not offered', async () => {
  const { text } = await open({ account: { state: 'problem', problem: 'replica_newer' } });
  expect(text()).toContain('Update this app');
  expect(text()).not.toContain('Fetch anew');
});

it('the offline banner comes after five seconds, not for a line that returns', async () => {
  const { bridge, text, settle } = await open();
  const sync = {
    state: 'synced',
    syncedAt: 1,
    offlineSince: null,
    waiting: 0,
    needYou: 0,
    loading: null,
    problem: null,
    skewMs: null,
  } as const;
  const offline = { ...sync, state: 'offline', offlineSince: Date.now(), waiting: 3 } as const;
  await settle();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  bridge.tell('sync', offline);
  await vi.advanceTimersByTimeAsync(4900);
  bridge.tell('sync', sync);
  await vi.advanceTimersByTimeAsync(1000);
  expect(text()).not.toContain('You have been offline');
  bridge.tell('sync', offline);
  await vi.advanceTimersByTimeAsync(5100);
  expect(text()).toContain('You have been offline');
  expect(text()).toContain('3 changes saved on this device');
});

it('[F21] theme, density and language change at once, without a restart', async () => {
  const { bridge, settle, find } = await open();
  bridge.tell('settings', {
    ...(await import('#shared/ipc/settings.ts')).defaultSettings,
    tourDone: true,
    theme: 'dark',
    density: 'compact',
    language: 'pl',
  });
  await settle();
  expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'compact' });
  expect(find('nav').textContent).toContain('Ustawienia');
});

it('the tour ends with the first solved case and is never shown again', async () => {
  const { text, press, settle, bridge } = await open({ settings: { tourDone: false } });
  expect(text()).toContain('Your first case, in two minutes');
  [...document.querySelectorAll('button')].find((one) => one.textContent.startsWith('Start with'))?.click();
  await settle();
  expect(text()).toContain('Open a case');
  await press('Enter');
  expect(text()).toContain('Take it');
  await press('e');
  expect(text()).toContain('Your first case is solved.');
  document.querySelector<HTMLElement>('[aria-label="End the tour"]')?.click();
  await settle();
  expect(bridge.calls).toContainEqual(['settings.set', { tourDone: true }]);
  expect(text()).not.toContain('Your first case is solved.');
});

it('[F4-F8] the palette offers every command that can run now and every place', async () => {
  const { press, text } = await open();
  await press('k', { ctrlKey: true });
  expect(text()).toContain('Take ownership');
  expect(text()).toContain('Cancel entry');
  expect(document.querySelector('[role="listbox"]')?.textContent).toContain('Technical');
});

it('[G16] says that nothing can be saved here, and no more once it can; a mending shows how far it is and what came of it', async () => {
  const { bridge, text, settle } = await open();
  const sync = {
    state: 'synced',
    syncedAt: 1,
    offlineSince: null,
    waiting: 0,
    needYou: 0,
    loading: null,
    problem: null,
    skewMs: null,
  } as const;
  bridge.tell('sync', { ...sync, problem: 'disk_full' });
  await settle();
  expect(text()).toContain('Disk full: nothing can be saved on this device.');
  bridge.tell('sync', sync);
  await settle();
  expect(text()).not.toContain('Disk full');
  const account = {
    state: 'signed_in',
    server: null,
    email: null,
    workspace: null,
    problem: null,
    demo: false,
    healing: 0.4,
    healed: null,
  } as const;
  bridge.tell('account', account);
  await settle();
  expect(text()).toContain('A damaged part of this device');
  bridge.tell('account', { ...account, healing: null, healed: { at: 1, fromServer: true, waiting: 5 } });
  await settle();
  expect(text()).not.toContain('A damaged part of this device');
  expect(text()).toContain('Your 5 unsent changes are untouched.');
});
