import { afterEach, expect, it, vi } from 'vitest';
import { type MountedApp, mountApp } from '../../gallery/mountApp.ts';

// The whole window is mounted each time; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 20_000 });

let mounted: MountedApp | undefined;
afterEach(() => {
  mounted?.app.unmount();
  mounted = undefined;
  document.body.innerHTML = '';
});
const open = async (options?: Parameters<typeof mountApp>[0]) => (mounted = await mountApp(options));

it('[A4 A5] shows the entries of the first inbox with their owners and figures', async () => {
  const { find, text } = await open();
  expect(find('h1').textContent).toBe('Customer Service');
  expect(document.querySelectorAll('[role="grid"] [role="row"][aria-rowindex]').length).toBeGreaterThan(10);
  expect(text()).toContain('Ben Aasen');
  expect(text()).toContain('Completed today');
});

it('[A8] T claims the active entry; my name stands there only once it is confirmed, and a toast says so', async () => {
  const { press, bridge, text, settle } = await open();
  await press('t');
  const [act] = bridge.submitted;
  expect(act).toMatchObject({ name: 'take', args: { over: false }, saw: { ownerId: null, ownerRev: 0 } });
  expect(text()).toContain('Claiming');
  await vi.waitFor(async () => {
    await settle();
    expect(text()).toContain('You own #48240');
  }, 3000);
  expect(document.querySelector('[aria-rowindex="2"]')?.textContent).toContain('You');
});

it('[A8] an entry that a colleague owns is not claimed: it is said who owns it', async () => {
  const { press, bridge, text } = await open();
  await press('j');
  await press('t');
  expect(bridge.submitted).toEqual([]);
  expect(text()).toContain('Ben Aasen owns #48239');
});

it('[A7] V shows the message under the row and hides it again', async () => {
  const { press, text } = await open();
  await press('v');
  expect(text()).toContain('two payments of €13.99');
  await press('v');
  expect(text()).not.toContain('two payments of €13.99');
});

it('[A9 B5-B6 F28] checked rows complete together with one receipt; what left the device is undone by a new act', async () => {
  const { press, bridge, text } = await open();
  await press('x');
  await press('J', { shiftKey: true });
  expect(text()).toContain('2 selected');
  await press('e');
  expect(bridge.submitted.map((act) => act.name)).toEqual(['complete', 'complete']);
  expect(text()).toContain('Completed 2 entries');
  await press('z');
  expect(bridge.submitted.slice(2).map((act) => act.name)).toEqual(['reopen', 'reopen']);
  expect(text()).toContain('Taken back');
});

it('[F8 G9] what is still on this device is withdrawn, no act is added', async () => {
  const { press, bridge } = await open();
  bridge.left = false;
  const before = bridge.entry(String(bridge.submitted[0]?.args['entryId']));
  expect(before).toBeUndefined();
  await press('e');
  const id = String(bridge.submitted[0]?.args['entryId']);
  expect(bridge.entry(id)?.state).toBe('completed');
  await press('z');
  expect(bridge.submitted).toHaveLength(1);
  expect(bridge.entry(id)?.state).toBe('open');
});

it('[A10] cancelling is another act than completing', async () => {
  const { bridge, settle, find } = await open();
  find('[aria-label="Cancel entry"]').click();
  await settle();
  expect(bridge.submitted[0]).toMatchObject({ name: 'cancel', args: { solve: false } });
});

it('[A9] a bulk of which one is known to need a decision says both', async () => {
  let count = 0;
  const { press, text } = await open({
    answers: {
      'intent.submit': () => ({
        intentId: crypto.randomUUID() as never,
        willPark: ++count === 2 ? { code: 'owner_changed', by: null, at: null, params: {} } : null,
      }),
    },
  });
  await press('x');
  await press('J', { shiftKey: true });
  await press('J', { shiftKey: true });
  await press('e');
  expect(text()).toContain('Completed 2 entries · 1 needs you');
});

it('[A11-A17] F asks where to; nothing goes without inbox, due type and message, and each says so at its field', async () => {
  const { press, text, bridge } = await open();
  await press('f');
  expect(text()).toContain('Forward to another inbox');
  await press('Enter', { ctrlKey: true });
  expect(text()).toContain('Choose where it should go.');
  expect(text()).toContain('Choose what is to be done.');
  expect(text()).toContain('Write a message, so that they know what to do.');
  expect(bridge.submitted).toEqual([]);
});

it('[A18-A19] Enter opens the case beside the list, U leads back to the table', async () => {
  const { press } = await open();
  await press('Enter');
  expect(document.querySelector('[role="listbox"]')).not.toBeNull();
  expect(document.querySelector('[data-region="case"]')).not.toBeNull();
  await press('u');
  expect(document.querySelector('[role="grid"]')).not.toBeNull();
});

it('[A2] without the right to work, cancel or forward there is nothing to press', async () => {
  const { reference } = await import('../../gallery/fakeRows.ts');
  const looking = {
    ...reference,
    inboxes: reference.inboxes.map((inbox) => ({ ...inbox, rights: ['read' as const] })),
  };
  const { press, bridge } = await open({ answers: { 'reference.get': () => looking } });
  expect(document.querySelector('[aria-label="Complete"]')).toBeNull();
  expect(document.querySelector('[aria-label="Cancel entry"]')).toBeNull();
  await press('t');
  await press('e');
  expect(bridge.submitted).toEqual([]);
});

it('[A2] who is a member of no inbox sees none and is told what to do', async () => {
  const { reference } = await import('../../gallery/fakeRows.ts');
  const none = { ...reference, inboxes: reference.inboxes.map((inbox) => ({ ...inbox, rights: [] })) };
  const { text } = await open({ answers: { 'reference.get': () => none } });
  expect(text()).toContain('You are not a member of an inbox yet');
  expect(text()).not.toContain('Finance');
});

it('[B14] the list never asks for more than 200 rows and follows what is on screen', async () => {
  const { bridge, press } = await open({ count: 2000 });
  await press('g');
  await press('a');
  const asked = bridge.calls
    .filter(([name]) => name === 'cases.list')
    .map(([, input]) => (input as { limit: number }).limit);
  expect(asked.length).toBeGreaterThan(0);
  expect(Math.max(...asked)).toBeLessThanOrEqual(200);
});
