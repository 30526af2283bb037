/** What the desktop tells of one notification. */
export interface NotificationFate {
  invoked(key: string): void;
  replied(text: string): void;
  closed(reason: number): void;
}

export interface NotificationRequest {
  appName: string;
  /** The number of a notification to replace, or 0. */
  replaces: number;
  icon: string;
  title: string;
  body: string;
  actions: string[];
  urgency: number;
  silent: boolean;
  /** Milliseconds; -1 leaves it to the desktop, 0 is never. */
  timeout: number;
}

/** The desktop's notification service on the session bus. */
export interface NotificationService {
  capabilities: readonly string[];
  notify(request: NotificationRequest, fate: NotificationFate): Promise<number>;
  close(number: number): Promise<void>;
}

let connected: Promise<NotificationService> | undefined;

/** One connection for the process; made anew after a failure. Rejects when nobody shows notifications. */
export function connectNotifications(): Promise<NotificationService> {
  connected ??= connect();
  connected.catch(() => (connected = undefined));
  return connected;
}

async function connect(): Promise<NotificationService> {
  const { default: dbus } = await import('@particle/dbus-next');
  const bus = dbus.sessionBus();
  bus.on('error', () => (connected = undefined));
  const object = await bus.getProxyObject('org.freedesktop.Notifications', '/org/freedesktop/Notifications');
  const desktop = object.getInterface('org.freedesktop.Notifications');
  const call = (method: string, ...args: unknown[]): Promise<unknown> =>
    (Reflect.get(desktop, method) as (...args: unknown[]) => Promise<unknown>).apply(desktop, args);
  const fates = new Map<number, NotificationFate>();
  desktop.on('ActionInvoked', (number: number, key: string) => fates.get(number)?.invoked(key));
  desktop.on('NotificationReplied', (number: number, text: string) => fates.get(number)?.replied(text));
  desktop.on('NotificationClosed', (number: number, reason: number) => {
    const fate = fates.get(number);
    fates.delete(number);
    fate?.closed(reason);
  });
  return {
    capabilities: (await call('GetCapabilities')) as string[],
    async notify(request, fate) {
      const hints = {
        urgency: new dbus.Variant('y', request.urgency),
        'desktop-entry': new dbus.Variant('s', request.appName),
        ...(request.silent ? { 'suppress-sound': new dbus.Variant('b', true) } : {}),
      };
      const { appName, replaces, icon, title, body, actions, timeout } = request;
      const number = (await call(
        'Notify',
        appName,
        replaces,
        icon,
        title,
        body,
        actions,
        hints,
        timeout,
      )) as number;
      fates.set(number, fate);
      return number;
    },
    async close(number) {
      await call('CloseNotification', number);
    },
  };
}
