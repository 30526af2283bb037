import { sessionBus as connectTo } from '@particle/dbus-next';
import { eventually } from './eventually.ts';
import { type ShownNotification, NotificationsInterface } from './notificationsInterface.ts';
import { startSessionBus } from './sessionBus.ts';

export type { ShownNotification };

/** Why a notification went away (Desktop Notifications Specification 1.2, signal NotificationClosed). */
export const closedBecause = { expired: 1, dismissed: 2, closed: 3 } as const;

export interface NotificationBus {
  /** Value for DBUS_SESSION_BUS_ADDRESS of the app under test. */
  address: string;
  /** Every Notify call in the order of its coming; one that replaces another is a call of its own. */
  shown: ShownNotification[];
  /** Ids that the app closed itself. */
  closedByApp: number[];
  waitForNotification(which: (one: ShownNotification) => boolean): Promise<ShownNotification>;
  /** The person chooses an action ("default" = a click on the notification); then it closes, as daemons do. */
  invoke(id: number, action: string): void;
  /** The person writes an answer into it. */
  reply(id: number, text: string): void;
  /** The person puts it away, or its time is over. */
  close(id: number, because?: keyof typeof closedBecause): void;
  stop(): Promise<void>;
}

/** A private session bus with a notification daemon that records what the app shows and answers for the person. */
export async function startNotificationBus(): Promise<NotificationBus> {
  const bus = await startSessionBus();
  const connection = connectTo({ busAddress: bus.address });
  const daemon = new NotificationsInterface();
  connection.export('/org/freedesktop/Notifications', daemon);
  await connection.requestName('org.freedesktop.Notifications', 0);
  const close = (id: number, because: keyof typeof closedBecause = 'dismissed') =>
    daemon.NotificationClosed(id, closedBecause[because]);
  return {
    address: bus.address,
    shown: daemon.shown,
    closedByApp: daemon.closedByApp,
    waitForNotification: (which) => eventually('the notification', () => daemon.shown.find(which)),
    invoke(id, action) {
      daemon.ActionInvoked(id, action);
      close(id);
    },
    reply: (id, text) => void daemon.NotificationReplied(id, text),
    close,
    async stop() {
      connection.disconnect();
      await bus.stop();
    },
  };
}
