import type { EscrowRow } from '#shared/intents/escrowRow.ts';
import { filesOfIntent } from '#shared/intents/words.ts';
import type { Sql } from '../sql.ts';
import type { Touched } from '../touched.ts';
import type { Blobs } from './blobs.ts';
import { ReferenceRows } from './reference.ts';

/** The tray of unsent work, where this agent is a lead. Its files are kept on this device while an entry names them. */
export class EscrowEntries extends ReferenceRows<'escrow'> {
  private readonly blobs: Blobs;
  constructor(sql: Sql, touched: Touched, blobs: Blobs) {
    super(sql, touched, 'escrow');
    this.blobs = blobs;
  }

  override write(row: EscrowRow, mark: number): void {
    super.write(row, mark);
    const missing = new Set(row.missing.map((file) => file.hash));
    this.blobs.refer(
      row.id,
      filesOfIntent(row.intent).filter((file) => !missing.has(file.hash)),
    );
  }

  override remove(id: string): void {
    super.remove(id);
    this.blobs.refer(id, []);
  }
}
