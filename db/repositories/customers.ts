import type { CustomerRow } from '#shared/domain/customer.ts';
import type { Sql } from '../sql.ts';
import type { Touched } from '../touched.ts';
import { parseBody } from './rowTable.ts';
import type { RowTable } from './rowTable.ts';

export class Customers implements RowTable<'customer'> {
  private readonly sql: Sql;
  private readonly touched: Touched;
  constructor(sql: Sql, touched: Touched) {
    this.sql = sql;
    this.touched = touched;
  }

  read(id: string): CustomerRow | null {
    return parseBody(this.sql.get<{ body: string }>('SELECT body FROM customers WHERE id = ?', id));
  }

  write(row: CustomerRow): void {
    const body = JSON.stringify(row);
    if (this.sql.get('SELECT 1 FROM customers WHERE id = ? AND body = ?', row.id, body) !== undefined) return;
    this.sql.run(
      'INSERT OR REPLACE INTO customers (id, name, body) VALUES (?, ?, ?)',
      row.id,
      row.name,
      body,
    );
    this.sql.run('UPDATE cases SET indexed = 0 WHERE customer_id = ? AND indexed = 1', row.id);
    this.touched.kind('customer');
  }

  remove(id: string): void {
    this.sql.run('DELETE FROM customers WHERE id = ?', id);
    this.touched.kind('customer');
  }
}
