const first = 30_000;
const most = 60 * 60_000;
/** 30 s doubling to an hour, then hourly: the 29th try is about 24 hours after the first. */
const tries = 29;

/**
 * When a reply that was refused for now is tried again.
 * @param attempt how often it was tried, 1 for the first
 * @returns epoch ms, or null when a day of trying is over
 */
export function nextTry(attempt: number, now: number, random: () => number): number | null {
  if (attempt >= tries) return null;
  const pause = Math.min(most, first * 2 ** Math.max(attempt - 1, 0));
  // Up to a fifth less, so that many replies to one server do not come at the same moment.
  return now + Math.round(pause * (1 - random() / 5));
}
