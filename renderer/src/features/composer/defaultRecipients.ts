import type { ItemId } from '#shared/domain/ids.ts';
import type { MailAddress } from '#shared/domain/item.ts';
import type { CaseDetail, TimelineItem } from '#shared/ipc/views.ts';

/**
 * Whom a reply goes to: the sender of the message it answers (the last one from outside where none is named) with its
 * other receivers in Cc, else the customer's first address. Never an inbox of ours.
 */
export function recipientsOf(
  { customer }: Pick<CaseDetail, 'customer'>,
  items: readonly TimelineItem[],
  answersId: ItemId | null,
  inboxAddresses: readonly (string | null)[],
): { to: MailAddress[]; cc: MailAddress[] } {
  const own = inboxAddresses.map((address) => address?.toLowerCase());
  const answered = items.findLast(
    ({ item }) =>
      item.kind === 'message' &&
      item.direction === 'in' &&
      !item.automatic &&
      (answersId === null || item.id === answersId),
  )?.item;
  if (answered?.kind === 'message' && answered.from.address !== '') {
    const known = new Set([...own, answered.from.address.toLowerCase()]);
    const cc = [...answered.to, ...answered.cc].filter(({ address }) => {
      const key = address.toLowerCase();
      return address !== '' && !known.has(key) && Boolean(known.add(key));
    });
    return { to: [answered.from], cc };
  }
  const mail = customer?.addresses.find((address) => address.type === 'email');
  return { to: mail === undefined ? [] : [{ name: customer?.name ?? '', address: mail.value }], cc: [] };
}
