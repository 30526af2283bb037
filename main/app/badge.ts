import { app } from 'electron';

/** My cases with unread messages, on the dock or taskbar. Windows has no counts; its window flashes by notification. */
export function showBadge(count: number): void {
  app.setBadgeCount(count);
}
