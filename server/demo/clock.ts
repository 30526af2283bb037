import type { DemoItem, DemoScript } from './types.ts';

/** The clock time at which the cases were written down: 10:42, in minutes after midnight. */
export const nominalNow = 10 * 60 + 42;

const day = 1440;

/** What happened on an earlier day keeps its clock time, whatever the time is now; what happened today stays as recent. */
function settleAgo(minutesAgo: number, clock: number): number {
  return minutesAgo <= nominalNow ? minutesAgo : minutesAgo + clock - nominalNow;
}

/** A due time on another day keeps its clock time; one of today stays as near, but never slips into tomorrow. */
function settleDue(dueInMinutes: number, clock: number): number {
  const onDay = Math.floor((nominalNow + dueInMinutes) / day);
  return onDay === 0 ? Math.min(dueInMinutes, day - 1 - clock) : dueInMinutes + nominalNow - clock;
}

function settleItem(item: DemoItem, clock: number): DemoItem {
  const minutesAgo = settleAgo(item.minutesAgo, clock);
  if (item.kind !== 'event' || item.event !== 'forwarded') return { ...item, minutesAgo };
  const { dueInMinutes } = item.params;
  const settled = dueInMinutes === null ? null : settleDue(dueInMinutes, clock);
  return { ...item, minutesAgo, params: { ...item.params, dueInMinutes: settled } };
}

/** The script as it reads when the clock shows `clock` minutes after midnight instead of 10:42. */
export function settle(script: DemoScript, clock: number): DemoScript {
  const timeline = script.timeline.map((item) => settleItem(item, clock));
  if (!script.due) return { ...script, timeline };
  return { ...script, timeline, due: { ...script.due, inMinutes: settleDue(script.due.inMinutes, clock) } };
}
