import type { MailAddress } from '#shared/domain/item.ts';
import { shownLine } from './cleanText.ts';

/** An address as the MIME library gives it; groups (RFC 5322, 3.4) hold their members. */
export interface ReadAddress {
  readonly name?: string;
  readonly address?: string | undefined;
  readonly group?: readonly ReadAddress[] | undefined;
}

const maxAddresses = 200;

/**
 * Addresses to show and to answer to: groups flattened, control characters gone, entries without an address dropped.
 * @returns at most 200, in order, each address once
 */
export function readAddresses(found: readonly ReadAddress[]): MailAddress[] {
  const seen = new Map<string, MailAddress>();
  for (const entry of flatten(found, 0)) {
    const address = shownLine(entry.address ?? '', 320).replace(/\s+/g, '');
    const key = address.toLowerCase();
    if (address === '' || seen.has(key)) continue;
    seen.set(key, { name: shownName(entry.name ?? '', address), address });
    if (seen.size === maxAddresses) break;
  }
  return [...seen.values()];
}

function flatten(entries: readonly ReadAddress[], depth: number): ReadAddress[] {
  return entries.flatMap((entry) => (entry.group && depth < 5 ? flatten(entry.group, depth + 1) : [entry]));
}

/** The name without quotes; empty if it only says the address again. */
function shownName(name: string, address: string): string {
  const clean = shownLine(name, 500)
    .replace(/^["'](.*)["']$/s, '$1')
    .trim();
  return clean.toLowerCase() === address.toLowerCase() ? '' : clean;
}

/** Whether two addresses are the same mailbox for us: case is ignored in both halves, as every server in use does. */
export function sameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
