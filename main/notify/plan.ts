import type { CaseId, ItemId } from '#shared/domain/ids.ts';
import type { Settings } from '#shared/ipc/settings.ts';

/** Something a person may want to know at once. */
export interface News {
  readonly type: 'message' | 'asked_for';
  readonly caseId: CaseId;
  readonly itemId: ItemId;
  readonly number: number | null;
  readonly subject: string;
  /** The customer who wrote, or the colleague who asks. */
  readonly from: string;
  readonly snippet: string;
  /** Nobody owns the case: it may be taken from the notification. */
  readonly free: boolean;
}

/** What is on screen when the news comes. */
export interface Scene {
  /** The case that is open in a window with the focus; null when none is. */
  readonly focusedCase: CaseId | null;
  readonly settings: Pick<Settings, 'notifications' | 'notificationBody'>;
  /** Paused from the tray. */
  readonly paused: boolean;
}

export type Announcement =
  | { readonly type: 'case'; readonly news: News; readonly showBody: boolean; readonly more: number }
  | { readonly type: 'digest'; readonly messages: number; readonly cases: number };

/** From this many cases at once on, one digest says it all: after hours offline nobody wants forty notifications. */
const digestFrom = 4;

/**
 * What to announce of the news gathered in one moment: one for each case (the latest, and how many more), none for the
 * case a person is looking at, a digest when there are many. A request by a colleague is never lost in a digest.
 */
export function planAnnouncements(gathered: readonly News[], scene: Scene): Announcement[] {
  if (scene.paused || !scene.settings.notifications) return [];
  const unseen = gathered.filter((news) => news.caseId !== scene.focusedCase);
  const asks = unseen.filter((news) => news.type === 'asked_for');
  const byCase = Map.groupBy(
    unseen.filter((news) => news.type === 'message'),
    (news) => news.caseId,
  );
  const showBody = scene.settings.notificationBody;
  const single = (news: News, more: number): Announcement => ({ type: 'case', news, showBody, more });
  const announcements = asks.map((news) => single(news, 0));
  if (byCase.size >= digestFrom) {
    const messages = [...byCase.values()].reduce((sum, news) => sum + news.length, 0);
    return [...announcements, { type: 'digest', messages, cases: byCase.size }];
  }
  for (const news of byCase.values()) {
    const last = news.at(-1);
    const asked = asks.some((ask) => ask.caseId === last?.caseId);
    if (last !== undefined && !asked) announcements.push(single(last, news.length - 1));
  }
  return announcements;
}
