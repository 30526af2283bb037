import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { type Dunst, startDunst } from './dunst.ts';
import { type NotificationBus, startNotificationBus } from './notificationBus.ts';
import { describeWith } from './skip.ts';

const notify = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  promisify(execFile)('notify-send', args, { env: { ...process.env, ...env } }).then(({ stdout }) =>
    stdout.trim(),
  );

describeWith(['dbus', 'dunst'], 'the recording notification daemon', () => {
  let bus: NotificationBus | undefined;
  afterEach(() => bus?.stop());

  it('records what a program shows and answers with the chosen action', async () => {
    bus = await startNotificationBus();
    const env = { DBUS_SESSION_BUS_ADDRESS: bus.address };
    const chosen = notify(env, '--wait', '--action=open=Öffnen', 'Größe', 'Neue Nachricht');
    const shown = await bus.waitForNotification(({ summary }) => summary === 'Größe');
    expect(shown).toMatchObject({ body: 'Neue Nachricht', actions: [{ key: 'open', label: 'Öffnen' }] });
    bus.invoke(shown.id, 'open');
    expect(await chosen).toBe('open');
  });

  it('tells the program that the person put it away', async () => {
    bus = await startNotificationBus();
    const waited = notify({ DBUS_SESSION_BUS_ADDRESS: bus.address }, '--wait', 'away');
    bus.close((await bus.waitForNotification(() => true)).id);
    expect(await waited).toBe('');
  });
});

describeWith(['dbus', 'dunst', 'xvfb'], 'a real notification daemon', () => {
  let dunst: Dunst | undefined;
  afterEach(() => dunst?.stop());

  it('shows a notification and hands on a click', async () => {
    dunst = await startDunst();
    const chosen = notify(dunst.env, '--wait', '--action=default=Open', 'Case 1042', 'A new message');
    await dunst.waitForDisplayed(1);
    await dunst.click();
    expect(await chosen).toBe('default');
    await dunst.waitForDisplayed(0);
  });
});
