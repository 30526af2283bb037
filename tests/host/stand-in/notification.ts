import type { Notification as ElectronNotification, NotificationConstructorOptions } from 'electron';
import { app } from './app.ts';
import { hostEvent } from './event.ts';
import { connectNotifications, type NotificationService } from './notification-service.ts';
import { record } from './record.ts';
import { strict, StrictEmitter } from './strict.ts';

type Emulated = Pick<
  ElectronNotification,
  | 'show'
  | 'close'
  | 'title'
  | 'body'
  | 'silent'
  | 'hasReply'
  | 'urgency'
  | 'actions'
  | 'timeoutType'
  | 'id'
  | 'groupId'
>;

const urgencies = { low: 0, normal: 1, critical: 2 };
/** Reasons of NotificationClosed (Desktop Notifications Specification 1.2): expired, dismissed, closed by a call. */
const reasons = ['timedOut', 'userCanceled', 'applicationHidden'] as const;
const defaultAction = 'default';
const inlineReply = 'inline-reply';

/** A notification of the desktop, shown by whoever owns org.freedesktop.Notifications on the session bus. */
class StandInNotification extends StrictEmitter implements Emulated {
  title: string;
  body: string;
  subtitle: string;
  silent: boolean;
  hasReply: boolean;
  urgency: 'normal' | 'critical' | 'low';
  timeoutType: 'default' | 'never';
  actions: NonNullable<NotificationConstructorOptions['actions']>;
  icon: NotificationConstructorOptions['icon'];
  replyPlaceholder: string;
  closeButtonText: string;
  readonly id: string;
  readonly groupId: string;
  /** The number the desktop gave it. */
  #number: number | undefined;

  constructor(options: NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'reply', 'action', 'failed']);
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.subtitle = options.subtitle ?? '';
    this.silent = options.silent ?? false;
    this.hasReply = options.hasReply ?? false;
    this.urgency = options.urgency ?? 'normal';
    this.timeoutType = options.timeoutType ?? 'default';
    this.actions = options.actions ?? [];
    this.icon = options.icon;
    this.replyPlaceholder = options.replyPlaceholder ?? '';
    this.closeButtonText = options.closeButtonText ?? '';
    this.id = options.id ?? '';
    this.groupId = options.groupId ?? '';
  }
  static isSupported = (): boolean => Boolean(process.env['DBUS_SESSION_BUS_ADDRESS']);

  show(): void {
    record.notifications.push(this);
    this.#show().catch((error: unknown) =>
      this.emit('failed', hostEvent(), error instanceof Error ? error.message : String(error)),
    );
  }
  async #show(): Promise<void> {
    if (!StandInNotification.isSupported()) throw new Error('no session bus');
    const service = await connectNotifications();
    this.#number = await service.notify(
      {
        appName: app.name,
        replaces: this.#number ?? 0,
        icon: typeof this.icon === 'string' ? this.icon : '',
        title: this.title,
        body: this.subtitle ? `${this.subtitle}\n${this.body}` : this.body,
        actions: this.#buttons(service),
        urgency: urgencies[this.urgency],
        silent: this.silent,
        timeout: this.timeoutType === 'never' ? 0 : -1,
      },
      {
        invoked: (key) => this.#invoked(key),
        replied: (reply) => this.emit('reply', hostEvent({ reply }), reply),
        closed: (reason) => {
          this.#number = undefined;
          this.emit('close', hostEvent({ reason: reasons[reason - 1] }));
        },
      },
    );
    this.emit('show', hostEvent());
  }
  /** Pairs of a key and a label, as the specification has them. */
  #buttons(service: NotificationService): string[] {
    if (!service.capabilities.includes('actions')) return [];
    const reply =
      this.hasReply && service.capabilities.includes(inlineReply)
        ? [inlineReply, this.replyPlaceholder || 'Reply']
        : [];
    return [
      defaultAction,
      '',
      ...reply,
      ...this.actions.flatMap((action, index) => [String(index), action.text ?? '']),
    ];
  }
  #invoked(key: string): void {
    const actionIndex = Number(key);
    if (key === defaultAction) this.emit('click', hostEvent());
    else if (Number.isInteger(actionIndex))
      this.emit('action', hostEvent({ actionIndex, selectionIndex: -1 }), actionIndex, -1);
  }
  close(): void {
    const number = this.#number;
    if (number === undefined) return;
    connectNotifications()
      .then((service) => service.close(number))
      .catch(() => undefined);
  }
}

export const Notification = strict('Notification', StandInNotification);
