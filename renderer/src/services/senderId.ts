import type { MessageItem } from '#shared/domain/item.ts';

/**
 * The id by which the sender of a message is recognised, so that his avatar has one tint everywhere: the customer, from
 * whichever address; the agent; else the address, whose letter case says nothing.
 */
export function senderId({
  customerId,
  agentId,
  from,
}: Pick<MessageItem, 'customerId' | 'agentId' | 'from'>): string {
  return customerId ?? agentId ?? from.address.toLowerCase();
}
