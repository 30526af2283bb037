import { interface as dbus, type Variant } from '@particle/dbus-next';

export interface ShownNotification {
  id: number;
  app: string;
  /** The id of the notification that this one takes the place of, 0 for a new one. */
  replaces: number;
  icon: string;
  summary: string;
  body: string;
  /** Keys and labels of the actions, in order. */
  actions: { key: string; label: string }[];
  hints: Record<string, unknown>;
  expiresMs: number;
}

const pairs = (flat: string[]) =>
  flat.flatMap((key, at) => (at % 2 === 0 ? [{ key, label: flat[at + 1] ?? '' }] : []));

/** org.freedesktop.Notifications (Desktop Notifications Specification 1.2) that records and shows nothing. */
export class NotificationsInterface extends dbus.Interface {
  readonly shown: ShownNotification[] = [];
  readonly closedByApp: number[] = [];
  #lastId = 0;

  constructor() {
    super('org.freedesktop.Notifications');
  }

  // The eight arguments are those of the specification.
  Notify(
    app: string,
    replaces: number,
    icon: string,
    summary: string,
    body: string,
    actions: string[],
    hints: Record<string, Variant>,
    expiresMs: number,
  ): number {
    this.#lastId += 1;
    const id = replaces === 0 ? this.#lastId : replaces;
    const values = Object.fromEntries(
      Object.entries(hints).map(([key, { value }]) => [key, value as unknown]),
    );
    const seen = {
      id,
      app,
      replaces,
      icon,
      summary,
      body,
      actions: pairs(actions),
      hints: values,
      expiresMs,
    };
    this.shown.push(seen);
    return id;
  }

  CloseNotification(id: number): void {
    this.closedByApp.push(id);
    this.NotificationClosed(id, 3);
  }

  GetCapabilities(): string[] {
    return ['actions', 'body', 'body-markup', 'inline-reply', 'persistence'];
  }

  GetServerInformation(): [string, string, string, string] {
    return ['Caseload tests', 'Caseload', '1', '1.2'];
  }

  // dbus-next sends what the function of a signal returns.
  ActionInvoked(id: number, action: string): [number, string] {
    return [id, action];
  }

  /** Not in the specification; KDE's daemon and others have it. */
  NotificationReplied(id: number, text: string): [number, string] {
    return [id, text];
  }

  NotificationClosed(id: number, reason: number): [number, number] {
    return [id, reason];
  }
}

NotificationsInterface.configureMembers({
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
