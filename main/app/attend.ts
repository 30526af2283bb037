import type { Desk } from '../account/desk.ts';
import type { Tell } from '../ipc/windows.ts';
import type { Log } from '../log/log.ts';
import type { Notifier } from '../notify/notifier.ts';
import { watchReplica } from '../notify/watch.ts';

export interface AttendParts {
  readonly tell: Tell;
  readonly notifier: Notifier;
  readonly log: Log;
  /** Unread messages in cases that I own. */
  readonly unread: (count: number) => void;
}

/** Counting is asked for at most this often, ms: a catching-up changes rows hundreds of times a second. */
const countEvery = 250;

/** Ties an open desk to the windows, the desktop's notifications and the badge. Returns how to untie it. */
export function attend(desk: Desk, { tell, notifier, log, unread }: AttendParts): () => void {
  const { replica, sync, identity } = desk;
  const failed = (error: unknown): void => void log.bug('attend.failed', error);
  let ended = false;
  let counting: NodeJS.Timeout | undefined;
  const count = (): void => {
    counting ??= setTimeout(() => {
      counting = undefined;
      replica.reader
        .query('sidebar.counts', {})
        .then(({ badge }) => (ended ? undefined : unread(badge)))
        .catch((error: unknown) => (ended ? undefined : failed(error)));
    }, countEvery);
  };
  const stops = [
    replica.onChange(({ kinds, caseIds }) => {
      tell('changed', { kinds: [...kinds], caseIds: caseIds === null ? null : [...caseIds] });
      count();
    }),
    sync.onStatus((status) => tell('sync', status)),
    watchReplica({ replica, identity, notifier, failed }),
  ];
  count();
  return () => {
    ended = true;
    clearTimeout(counting);
    for (const stop of stops) stop();
    notifier.withdrawAll();
    unread(0);
  };
}
