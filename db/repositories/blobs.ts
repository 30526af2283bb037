import type { Attachment } from '#shared/domain/attachment.ts';
import type { BlobHash } from '#shared/domain/ids.ts';
import type { BlobInfo } from '../port.ts';
import type { Sql } from '../sql.ts';

interface BlobRecord {
  hash: BlobHash;
  size: number;
  here: number;
  uploaded: number;
}

const info = (row: BlobRecord): BlobInfo => ({
  hash: row.hash,
  size: row.size,
  here: row.here === 1,
  uploaded: row.uploaded === 1,
});

/** What is known of attachments' bytes, and which rows and acts name them. */
export class Blobs {
  private readonly sql: Sql;
  constructor(sql: Sql) {
    this.sql = sql;
  }

  get(hash: BlobHash): BlobInfo | null {
    const row = this.sql.get<BlobRecord>('SELECT hash, size, here, uploaded FROM blobs WHERE hash = ?', hash);
    return row === undefined ? null : info(row);
  }

  /** The bytes are here, or a row of the server's names them: then the server has them. */
  isKnown(hash: BlobHash): boolean {
    if (this.get(hash) !== null) return true;
    return (
      this.sql.get(
        'SELECT 1 FROM blob_refs r WHERE r.hash = ? AND NOT EXISTS (SELECT 1 FROM ledger l WHERE l.id = r.ref)',
        hash,
      ) !== undefined
    );
  }

  /** The bytes are on this device: chosen by the agent, or fetched from the server (`uploaded`). */
  stored(hash: BlobHash, size: number, uploaded: boolean, now: number): void {
    this.sql.run(
      `INSERT INTO blobs (hash, size, here, uploaded, used_at) VALUES (?, ?, 1, ?, ?)
       ON CONFLICT (hash) DO UPDATE SET here = 1, uploaded = max(uploaded, excluded.uploaded), used_at = excluded.used_at`,
      hash,
      size,
      uploaded ? 1 : 0,
      now,
    );
  }

  allHere(): BlobInfo[] {
    return this.sql.all<BlobRecord>('SELECT hash, size, here, uploaded FROM blobs WHERE here = 1').map(info);
  }

  uploaded(hash: BlobHash): void {
    this.sql.run('UPDATE blobs SET uploaded = 1 WHERE hash = ?', hash);
  }

  lost(hash: BlobHash): void {
    this.sql.run('UPDATE blobs SET here = 0 WHERE hash = ?', hash);
  }

  evicted(hash: BlobHash): void {
    this.sql.run('DELETE FROM blobs WHERE hash = ? AND uploaded = 1', hash);
  }

  /** Makes `ref` (an item, draft or act) name exactly these files. */
  refer(ref: string, files: readonly (Attachment | BlobHash)[]): void {
    this.sql.run('DELETE FROM blob_refs WHERE ref = ?', ref);
    for (const file of files) {
      const hash = typeof file === 'string' ? file : file.hash;
      this.sql.run('INSERT OR IGNORE INTO blob_refs (hash, ref) VALUES (?, ?)', hash, ref);
    }
  }

  /** Forgets that the server has the files of waiting acts. */
  askAgain(): void {
    this.sql.run(
      `UPDATE blobs SET uploaded = 0 WHERE here = 1 AND hash IN (
         SELECT r.hash FROM blob_refs r JOIN ledger l ON l.id = r.ref WHERE l.state = 'waiting')`,
    );
  }

  /** Blobs of acts that have not left the device and of no server yet, oldest act first. */
  waitingUploads(): BlobInfo[] {
    return this.sql
      .all<BlobRecord>(
        `SELECT b.hash, b.size, b.here, b.uploaded FROM ledger l
         JOIN blob_refs r ON r.ref = l.id JOIN blobs b ON b.hash = r.hash
         WHERE l.state = 'waiting' AND b.uploaded = 0 AND b.here = 1 GROUP BY b.hash ORDER BY min(l.seq)`,
      )
      .map(info);
  }

  /** Files of the server's that may be fetched again, least recently used first. */
  evictable(): BlobInfo[] {
    return this.sql
      .all<BlobRecord>(
        `SELECT b.hash, b.size, b.here, b.uploaded FROM blobs b
         WHERE b.uploaded = 1 AND b.here = 1 AND NOT EXISTS (
           SELECT 1 FROM blob_refs r JOIN ledger l ON l.id = r.ref WHERE r.hash = b.hash AND l.state = 'waiting')
         ORDER BY b.used_at LIMIT 1000`,
      )
      .map(info);
  }

  /** Forgets the blobs that the server gave and nothing names any more, and returns them. */
  sweep(): BlobHash[] {
    const gone = this.sql.all<{ hash: BlobHash }>(
      `SELECT hash FROM blobs b WHERE uploaded = 1 AND NOT EXISTS (SELECT 1 FROM blob_refs r WHERE r.hash = b.hash)`,
    );
    for (const { hash } of gone) this.sql.run('DELETE FROM blobs WHERE hash = ?', hash);
    return gone.map((row) => row.hash);
  }
}
