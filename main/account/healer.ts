import type { Replica } from '#db/port.ts';
import type { Log } from '../log/log.ts';
import type { Timers } from '../sync/timers.ts';

/** The first look at all pages comes when the window has long been usable; then one a day. */
const firstCheckMs = 60_000;
const betweenChecksMs = 24 * 3_600_000;

/** Has the replica looked at in the background, now and then. Returns how to end that. */
export function checkNowAndThen(replica: Replica, timers: Timers, log: Log): () => void {
  let cancel = (): void => undefined;
  const later = (ms: number): void => {
    cancel = timers.after(ms, () => {
      const from = performance.now();
      replica
        .check()
        .then((sound) => log.event('replica.checked', { sound, ms: Math.round(performance.now() - from) }))
        .catch((error: unknown) => log.event('replica.check_failed', { detail: String(error) }))
        .finally(() => later(betweenChecksMs));
    });
  };
  later(firstCheckMs);
  return () => cancel();
}
