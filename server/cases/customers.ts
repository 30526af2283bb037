import type { CustomerRow } from '#shared/domain/customer.ts';
import type { CustomerId, IdSource } from '#shared/domain/ids.ts';
import type { MailAddress } from '#shared/domain/item.ts';
import type { Db } from '../store/open.ts';
import { loadDoc } from '../store/rows.ts';

/** Addresses are compared in lower case without control characters (PostgreSQL refuses NUL in text). */
export function addressKey(address: string): string {
  return cleaned(address).trim().toLowerCase().slice(0, 320);
}

/** Without control characters but tab and line ends. */
export function cleaned(text: string): string {
  return text.replace(/\p{Cc}/gu, (char) => ('\t\n\r'.includes(char) ? char : ''));
}

export async function findCustomer(db: Db, address: string): Promise<CustomerRow | null> {
  const row = await db
    .selectFrom('customer_address')
    .select('customer_id')
    .where('type', '=', 'email')
    .where('value', '=', addressKey(address))
    .executeTakeFirst();
  return row === undefined ? null : loadDoc<CustomerRow>(db, 'customer', row.customer_id);
}

/**
 * The customer of a mail address; made when unknown. `made` rows are not stored yet: the caller writes them with their
 * first case. Two mails of one new customer at once get one customer: the second waits for the first at the address.
 */
export async function customerOf(
  db: Db,
  ids: IdSource,
  from: MailAddress,
  since: number,
): Promise<{ readonly row: CustomerRow; readonly made: boolean }> {
  const known = await findCustomer(db, from.address);
  if (known !== null) return { row: known, made: false };
  const value = addressKey(from.address);
  const row: CustomerRow = {
    id: ids() as CustomerId,
    name: cleaned(from.name).trim().slice(0, 200) || value.slice(0, 200),
    company: null,
    addresses: value === '' ? [] : [{ type: 'email', value }],
    notes: '',
    since,
    rev: 1,
  };
  if (value === '') return { row, made: true };
  const taken = await db
    .insertInto('customer_address')
    .values({ type: 'email', value, customer_id: row.id })
    .onConflict((on) => on.doNothing())
    .returning('customer_id')
    .executeTakeFirst();
  if (taken !== undefined) return { row, made: true };
  const first = await findCustomer(db, from.address);
  return first === null ? { row, made: true } : { row: first, made: false };
}
