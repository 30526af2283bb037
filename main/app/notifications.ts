import { Notification } from 'electron';
import type { CaseId } from '#shared/domain/ids.ts';
import { caseOfActivation } from '../notify/activation.ts';
import type { Shown } from '../notify/notifier.ts';
import type { Announcement } from '../notify/plan.ts';
import { wordsOf } from '../notify/words.ts';
import type { Translate } from '../texts/texts.ts';

export interface NotificationActs {
  readonly t: () => Translate;
  readonly icon: string;
  /** Shows the case; null: just the window (a digest). */
  readonly open: (caseId: CaseId | null) => void;
  readonly take: (caseId: CaseId) => void;
  readonly reply: (caseId: CaseId) => void;
}

/** Puts an announcement on the desktop. Objects are held until they are gone, or their clicks would be lost. */
export function notificationShower(acts: NotificationActs): (announcement: Announcement) => Shown {
  const held = new Set<Notification>();
  return (announcement) => {
    const words = wordsOf(announcement, acts.t());
    const caseId = announcement.type === 'case' ? announcement.news.caseId : null;
    const notification = new Notification({
      title: words.title,
      body: words.body,
      icon: acts.icon,
      actions: words.buttons.map((text) => ({ type: 'button', text })),
      // A click after a restart finds the case by this (macOS, Windows).
      ...(caseId === null ? {} : { id: caseId }),
    });
    // A click may come twice: from the object and, on Windows, once more through handleActivation.
    let done = false;
    const once = (act: () => void) => () => {
      held.delete(notification);
      if (!done) act();
      done = true;
    };
    notification.on(
      'click',
      once(() => acts.open(caseId)),
    );
    notification.on('action', (_event, index) => {
      const action = words.actions[index];
      if (caseId === null || action === undefined) return;
      once(() => (action === 'take' ? acts.take(caseId) : acts.reply(caseId)))();
    });
    notification.on('close', () => held.delete(notification));
    notification.on('failed', () => held.delete(notification));
    held.add(notification);
    notification.show();
    return { close: () => notification.close() };
  };
}

/** Clicks on notifications that an earlier run had shown. */
export function listenForActivation(open: (caseId: CaseId) => void): void {
  if (process.platform !== 'win32') return;
  Notification.handleActivation((details) => {
    const caseId = caseOfActivation(details.arguments);
    if (caseId !== null) open(caseId);
  });
}
