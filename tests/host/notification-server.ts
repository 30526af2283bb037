import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import dbus from '@particle/dbus-next';

/** What an application asked to be shown. */
export interface ShownNotification {
  id: number;
  title: string;
  body: string;
  /** Pairs of a key and a label. */
  actions: string[];
}

/** A session bus of the test's own, with a notification service whose every move the test makes. */
export interface NotificationServer {
  /** For the environment of the application: DBUS_SESSION_BUS_ADDRESS. */
  address: string;
  shown: ShownNotification[];
  /** Waits until `count` notifications were shown in all. */
  waitForShown(count: number): Promise<ShownNotification>;
  /** A person presses an action; `default` is the notification itself. */
  press(id: number, key: string): void;
  reply(id: number, text: string): void;
  /** A person dismisses it. */
  dismiss(id: number): void;
  stop(): Promise<void>;
}

const path = '/org/freedesktop/Notifications';
const name = 'org.freedesktop.Notifications';

class Desktop extends dbus.interface.Interface {
  readonly shown: ShownNotification[] = [];
  Notify(
    _app: string,
    replaces: number,
    _icon: string,
    title: string,
    body: string,
    actions: string[],
  ): number {
    const id = replaces || this.shown.length + 1;
    this.shown.push({ id, title, body, actions });
    return id;
  }
  CloseNotification(id: number): void {
    this.NotificationClosed(id, 3);
  }
  GetCapabilities(): string[] {
    return ['actions', 'body', 'inline-reply'];
  }
  GetServerInformation(): string[] {
    return ['test', 'caseload', '1', '1.2'];
  }
  // The library sends as a signal what these return.
  ActionInvoked(id: number, key: string): unknown[] {
    return [id, key];
  }
  NotificationReplied(id: number, text: string): unknown[] {
    return [id, text];
  }
  NotificationClosed(id: number, reason: number): unknown[] {
    return [id, reason];
  }
}
Desktop.configureMembers({
  methods: {
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u', outSignature: '' },
    GetCapabilities: { inSignature: '', outSignature: 'as' },
    GetServerInformation: { inSignature: '', outSignature: 'ssss' },
  },
  signals: {
    ActionInvoked: { signature: 'us' },
    NotificationReplied: { signature: 'us' },
    NotificationClosed: { signature: 'uu' },
  },
});

/** Starts a bus (needs Debian's package `dbus`) and the service on it. */
export async function startNotificationServer(): Promise<NotificationServer> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    daemon.once('error', reject);
    daemon.once('exit', (code) => reject(new Error(`dbus-daemon ended with ${code ?? 'a signal'}`)));
    createInterface({ input: daemon.stdout }).once('line', resolve);
  });
  const bus = dbus.sessionBus({ busAddress: address });
  await bus.requestName(name, 0);
  const desktop = new Desktop(name);
  bus.export(path, desktop);
  return {
    address,
    shown: desktop.shown,
    async waitForShown(count) {
      const end = Date.now() + 10_000;
      while (desktop.shown.length < count) {
        if (Date.now() > end)
          throw new Error(`${desktop.shown.length} of ${count} notifications were shown in 10 seconds`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return desktop.shown[count - 1]!;
    },
    press: (id, key) => void desktop.ActionInvoked(id, key),
    reply: (id, text) => void desktop.NotificationReplied(id, text),
    dismiss: (id) => void desktop.NotificationClosed(id, 2),
    async stop() {
      bus.disconnect();
      const ended = new Promise((resolve) => daemon.once('exit', resolve));
      daemon.kill();
      await ended;
    },
  };
}
