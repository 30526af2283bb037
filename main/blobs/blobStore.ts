import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import { blobHash } from '#shared/domain/ids.ts';
import type { BlobHash } from '#shared/domain/ids.ts';

/** First bytes of a file, so that a later format can be told apart. */
const magic = Buffer.from('CLB1');
const ivBytes = 12;
const tagBytes = 16;

/** Content address of bytes. */
export function hashOf(bytes: Uint8Array): BlobHash {
  return blobHash.parse(createHash('sha256').update(bytes).digest('hex'));
}

/**
 * Files of messages on this device: encrypted (AES-256-GCM), one file each, named by a keyed hash, so that neither
 * names nor bytes tell what is kept. What `add` answered is on the disk.
 */
export class BlobStore {
  readonly #folder: string;
  readonly #key: Buffer;
  readonly #nameKey: Buffer;

  /** `key`: the replica's 32 bytes, of which this store derives its own (RFC 5869). */
  constructor(folder: string, key: Uint8Array) {
    this.#folder = folder;
    this.#key = derive(key, 'caseload blob bytes');
    this.#nameKey = derive(key, 'caseload blob names');
  }

  /**
   * Stores bytes durably and returns their address. Bytes that are here already are not written again.
   * @throws AppError `disk_full`, `read_only`
   */
  async add(bytes: Uint8Array): Promise<BlobHash> {
    const hash = hashOf(bytes);
    if (await this.has(hash)) return hash;
    const path = this.#path(hash);
    const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const handle = await open(draft, 'w', 0o600);
      try {
        await handle.writeFile(this.#seal(hash, bytes));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      const { code } = error as NodeJS.ErrnoException;
      throw new AppError(
        code === 'ENOSPC' || code === 'EDQUOT' ? 'disk_full' : 'read_only',
        'blob',
        {},
        { cause: error },
      );
    }
    return hash;
  }

  async has(hash: BlobHash): Promise<boolean> {
    return (await stat(this.#path(hash)).catch(() => null)) !== null;
  }

  /** The bytes; null when they are not here or the file is damaged (it is then removed, to be fetched again). */
  async read(hash: BlobHash): Promise<Uint8Array | null> {
    const sealed = await readFile(this.#path(hash)).catch(() => null);
    if (sealed === null) return null;
    const bytes = this.#open(hash, sealed);
    if (bytes === null) await this.remove(hash);
    return bytes;
  }

  async remove(hash: BlobHash): Promise<void> {
    await rm(this.#path(hash), { force: true });
  }

  #path(hash: BlobHash): string {
    const name = createHmac('sha256', this.#nameKey).update(hash).digest('hex');
    return join(this.#folder, name.slice(0, 2), name.slice(2));
  }

  #seal(hash: BlobHash, bytes: Uint8Array): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(hash));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([magic, iv, cipher.getAuthTag(), body]);
  }

  #open(hash: BlobHash, sealed: Buffer): Uint8Array | null {
    const start = magic.length + ivBytes + tagBytes;
    if (sealed.length < start || !sealed.subarray(0, magic.length).equals(magic)) return null;
    const iv = sealed.subarray(magic.length, magic.length + ivBytes);
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.#key, iv, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(hash)).setAuthTag(sealed.subarray(start - tagBytes, start));
      return new Uint8Array(Buffer.concat([cipher.update(sealed.subarray(start)), cipher.final()]));
    } catch {
      return null;
    }
  }
}

function derive(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(), purpose, 32));
}
