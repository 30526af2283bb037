import type { CaseId } from '#shared/domain/ids.ts';
import { planAnnouncements } from './plan.ts';
import type { Announcement, News, Scene } from './plan.ts';

/** News that come within this time are told together, ms. */
export const coalesceMs = 400;

/** One notification on the desktop. */
export interface Shown {
  close(): void;
}

export interface NotifierParts {
  readonly show: (announcement: Announcement) => Shown;
  readonly scene: () => Scene;
  /** Calls back once after `ms`; passed in so that tests own the time. */
  readonly after: (ms: number, then: () => void) => void;
}

/**
 * Gathers news for a moment and shows them: at most one notification for each case, the newer in place of the older.
 * Withdraws what was settled meanwhile.
 */
export class Notifier {
  readonly #parts: NotifierParts;
  readonly #shown = new Map<CaseId | 'digest', Shown & { readonly asked: boolean }>();
  readonly #told = new Set<string>();
  #gathered: News[] = [];

  constructor(parts: NotifierParts) {
    this.#parts = parts;
  }

  /** An item is told once, however often it is heard of; what comes while notifications are off is never told. */
  hear(news: News): void {
    if (this.#told.has(news.itemId)) return;
    this.#told.add(news.itemId);
    const { paused, settings } = this.#parts.scene();
    if (paused || !settings.notifications) return;
    if (this.#gathered.push(news) === 1) this.#parts.after(coalesceMs, () => this.#tell());
  }

  /** The cases whose messages are on the desktop or about to be. Requests are not: reading does not settle them. */
  cases(): CaseId[] {
    const shown = [...this.#shown].filter(([, { asked }]) => !asked).map(([key]) => key);
    const gathered = this.#gathered.filter((news) => news.type === 'message').map((news) => news.caseId);
    return [...new Set([...shown.filter((key): key is CaseId => key !== 'digest'), ...gathered])];
  }

  /** Takes the notification of a case away: it was read, opened, or handled by a colleague. */
  withdraw(caseId: CaseId): void {
    this.#gathered = this.#gathered.filter((news) => news.caseId !== caseId);
    this.#close(caseId);
  }

  withdrawAll(): void {
    this.#gathered = [];
    for (const key of [...this.#shown.keys()]) this.#close(key);
  }

  #tell(): void {
    const gathered = this.#gathered;
    this.#gathered = [];
    for (const announcement of planAnnouncements(gathered, this.#parts.scene())) {
      const key = announcement.type === 'digest' ? 'digest' : announcement.news.caseId;
      this.#close(key);
      const asked = announcement.type === 'case' && announcement.news.type === 'asked_for';
      const shown = this.#parts.show(announcement);
      this.#shown.set(key, { asked, close: () => shown.close() });
    }
  }

  #close(key: CaseId | 'digest'): void {
    this.#shown.get(key)?.close();
    this.#shown.delete(key);
  }
}
