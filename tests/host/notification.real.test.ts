import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNotificationBus, type NotificationBus } from '../support/notificationBus.ts';
import { startSample, type Sample } from './sample-app.ts';

let server: NotificationBus;
let sample: Sample;
beforeAll(async () => {
  server = await startNotificationBus();
  sample = await startSample({ env: { DBUS_SESSION_BUS_ADDRESS: server.address } });
});
afterAll(async () => {
  await sample.end();
  await server.stop();
});

/** Shows a notification whose every event the sample writes down. */
const show = (options: object) =>
  sample.electron.evaluate(({ Notification }, given) => {
    const notification = new Notification(given);
    notification.on('show', () => globalThis.sampleLog.push(['notification', 'show', given]));
    notification.on('click', () => globalThis.sampleLog.push(['notification', 'click']));
    notification.on('action', (details, index) =>
      globalThis.sampleLog.push(['notification', 'action', index, details.actionIndex]),
    );
    notification.on('reply', (details, reply) =>
      globalThis.sampleLog.push(['notification', 'reply', reply, details.reply]),
    );
    notification.on('close', (details) =>
      globalThis.sampleLog.push(['notification', 'close', details.reason]),
    );
    notification.on('failed', (_event, error) =>
      globalThis.sampleLog.push(['notification', 'failed', error]),
    );
    notification.show();
    Object.assign(globalThis, { lastNotification: notification });
    return Notification.isSupported();
  }, options);

/** Another one with two buttons; its id. */
async function again(title: string): Promise<number> {
  const button = (text: string) => ({ type: 'button', text });
  await show({ title, body: '', actions: [button('Take'), button('Later')] });
  // Only then does the application know the id that it was given.
  await sample.waitForLog(
    'notification',
    ([, one, options]) => one === 'show' && (options as { title: string }).title === title,
  );
  return (await server.waitForNotification(({ summary }) => summary === title)).id;
}

const happened = (event: string) => sample.waitForLog('notification', ([, one]) => one === event);

describe('a notification', () => {
  it('reaches the desktop with its texts and buttons', async () => {
    const supported = await show({
      title: 'New message',
      body: 'Order 7 is late',
      hasReply: true,
      replyPlaceholder: 'Answer',
      actions: [
        { type: 'button', text: 'Take' },
        { type: 'button', text: 'Later' },
      ],
    });
    expect(supported).toBe(true);
    const shown = await server.waitForNotification(({ id }) => id === 1);
    expect(shown).toMatchObject({ summary: 'New message', body: 'Order 7 is late' });
    expect(shown.actions).toEqual([
      { key: 'default', label: '' },
      { key: 'inline-reply', label: 'Answer' },
      { key: '0', label: 'Take' },
      { key: '1', label: 'Later' },
    ]);
    await happened('show');
  });

  it('tells of a reply, a click and a button', async () => {
    server.reply(1, 'On its way');
    expect(await happened('reply')).toEqual(['notification', 'reply', 'On its way', 'On its way']);
    const click = await again('Click');
    server.invoke(click, 'default');
    expect(await happened('click')).toEqual(['notification', 'click']);
    const button = await again('Button');
    server.invoke(button, '1');
    expect(await happened('action')).toEqual(['notification', 'action', 1, 1]);
  });

  it('tells that a person dismissed it', async () => {
    server.close(1);
    expect(await happened('close')).toEqual(['notification', 'close', 'userCanceled']);
  });

  it('is taken back by close()', async () => {
    await show({ title: 'Second', body: '' });
    await server.waitForNotification(({ summary }) => summary === 'Second');
    await sample.waitForLog(
      'notification',
      ([, one, options]) => one === 'show' && (options as { title: string }).title === 'Second',
    );
    await sample.electron.evaluate(() =>
      (globalThis as unknown as { lastNotification: Electron.Notification }).lastNotification.close(),
    );
    expect(
      await sample.waitForLog(
        'notification',
        ([, one, reason]) => one === 'close' && reason === 'applicationHidden',
      ),
    ).toBeTruthy();
  });
});

describe('where nobody shows notifications', () => {
  it('says so by failed', async () => {
    const silent = await startSample({ env: { DBUS_SESSION_BUS_ADDRESS: undefined } });
    const outcome = await silent.electron.evaluate(
      ({ Notification }) =>
        new Promise((resolve) => {
          const notification = new Notification({ title: 'T' });
          notification.on('failed', (_event, error) => resolve([Notification.isSupported(), error]));
          notification.show();
        }),
    );
    await silent.end();
    expect(outcome).toEqual([false, 'no session bus']);
  });
});
