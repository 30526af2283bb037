import type {
  AgentKey,
  DemoDelivery,
  DemoEventItem,
  DemoInMessage,
  DemoItem,
  DemoOutMessage,
  DemoStatus,
  DueTypeKey,
  InboxKey,
} from './types.ts';
import { nominalNow } from './clock.ts';

/** The words the cases are written with. The hand that writes a case thinks in days and clock times. */

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** Minutes before now of `clock` ("14:40"), `days` days ago, reckoned as if it were 10:42 now. */
export function at(days: number, clock: string): number {
  return days * 1440 + nominalNow - minutesOf(clock);
}

/** Minutes from now until `clock` in `days` days (negative days: overdue), reckoned as if it were 10:42 now. */
export function due(days: number, clock = '17:00'): number {
  return days * 1440 + minutesOf(clock) - nominalNow;
}

type InMore = Partial<Pick<DemoInMessage, 'from' | 'html' | 'attachments'>>;
type OutMore = Partial<Pick<DemoOutMessage, 'html' | 'attachments' | 'delivery'>>;

const sent: DemoDelivery = { state: 'sent', detail: '' };

export function wrote(minutesAgo: number, text: string, more: InMore = {}): DemoItem {
  return { kind: 'in', minutesAgo, text: text.trim(), ...more };
}

export function answered(by: AgentKey, minutesAgo: number, text: string, more: OutMore = {}): DemoItem {
  return { kind: 'out', by, minutesAgo, text: text.trim(), delivery: sent, ...more };
}

export function noted(by: AgentKey, minutesAgo: number, text: string): DemoItem {
  return { kind: 'note', by, minutesAgo, text: text.trim() };
}

function plain(event: 'taken' | 'released' | 'completed' | 'cancelled' | 'reopened') {
  return (by: AgentKey | null, minutesAgo: number): DemoEventItem => ({
    kind: 'event',
    by,
    minutesAgo,
    event,
    params: {},
  });
}

export const took = plain('taken');
export const released = plain('released');
export const completed = plain('completed');
export const cancelled = plain('cancelled');
/** A solved case came back: a new entry opens in the inbox where it was, without an owner. */
export const reopened = plain('reopened');

export function forwarded(
  by: AgentKey,
  minutesAgo: number,
  toInbox: InboxKey,
  dueType: DueTypeKey,
  dueInMinutes: number | null,
  message: string,
): DemoItem {
  return {
    kind: 'event',
    by,
    minutesAgo,
    event: 'forwarded',
    params: { toInbox, dueType, dueInMinutes, message },
  };
}

export function changed(by: AgentKey | null, minutesAgo: number, from: DemoStatus, to: DemoStatus): DemoItem {
  return { kind: 'event', by, minutesAgo, event: 'statusChanged', params: { from, to } };
}

export function tagged(by: AgentKey, minutesAgo: number, tag: string): DemoItem {
  return { kind: 'event', by, minutesAgo, event: 'tagAdded', params: { tag } };
}

export function untagged(by: AgentKey, minutesAgo: number, tag: string): DemoItem {
  return { kind: 'event', by, minutesAgo, event: 'tagRemoved', params: { tag } };
}

export function solved(by: AgentKey, minutesAgo: number, disposition: string): DemoItem {
  return { kind: 'event', by, minutesAgo, event: 'solved', params: { disposition } };
}
