import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '#shared/domain/clock.ts';
import { AppError } from '#shared/domain/errors.ts';
import { maxAttachmentBytes } from '#shared/domain/attachment.ts';
import type { AgentId, BlobHash } from '#shared/domain/ids.ts';
import { addBlobRefs, readableBlobs } from '../store/blobRefs.ts';
import type { Store } from '../store/open.ts';

interface Parts {
  readonly dir: string;
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Files by the SHA-256 of their bytes. An upload that is under way belongs to its agent: whoever wants to name a file
 * must have shown all its bytes or see a case that has it.
 */
export class Blobs {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  path(hash: BlobHash): string {
    return join(this.#parts.dir, hash.slice(0, 2), hash);
  }

  #partial(hash: BlobHash, agent: AgentId): string {
    return join(this.#parts.dir, 'partial', `${hash}.${agent}`);
  }

  /** Size of a blob that the agent may read, or null. */
  async readable(agent: AgentId, hash: BlobHash): Promise<number | null> {
    const { db } = this.#parts.store;
    if (!(await readableBlobs(db, agent, [hash])).has(hash)) return null;
    const row = await db.selectFrom('blob').select('size').where('hash', '=', hash).executeTakeFirst();
    return row?.size ?? null;
  }

  /** Bytes of the agent's upload that are here. */
  async offset(agent: AgentId, hash: BlobHash): Promise<number> {
    return sizeOf(this.#partial(hash, agent));
  }

  /**
   * Appends bytes to the agent's upload at `from`. When `total` is reached the hash is checked and the blob kept;
   * bytes that do not have that hash are thrown away and refused. Bytes that did arrive stay for the next try.
   */
  async append(
    agent: AgentId,
    hash: BlobHash,
    range: { readonly from: number; readonly total: number },
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<{ readonly offset: number; readonly complete: boolean }> {
    if (range.total > maxAttachmentBytes) {
      throw new AppError('too_large', 'file', { bytes: range.total, limit: maxAttachmentBytes });
    }
    const file = this.#partial(hash, agent);
    await mkdir(dirname(file), { recursive: true });
    let at = await sizeOf(file);
    if (at !== range.from) throw new AppError('invalid', `go on at byte ${String(at)}`, { offset: at });
    const handle = await open(file, 'a');
    try {
      for await (const part of bytes) {
        if (at + part.length > range.total)
          throw new AppError('invalid', 'more bytes than announced', { offset: at });
        await handle.appendFile(part);
        at += part.length;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (at < range.total) return { offset: at, complete: false };
    if ((await hashOf(file)) !== hash) {
      await rm(file, { force: true });
      throw new AppError('invalid', 'the bytes do not have that SHA-256; send them again', { offset: 0 });
    }
    await this.#keep(hash, file);
    await this.#note(hash, at, agent);
    return { offset: at, complete: true };
  }

  /** Keeps bytes that came another way (mail). Readable once an item names them. */
  async put(bytes: Uint8Array): Promise<BlobHash> {
    const hash = createHash('sha256').update(bytes).digest('hex') as BlobHash;
    const file = join(this.#parts.dir, 'partial', randomUUID());
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes, { flush: true });
    await this.#keep(hash, file);
    await this.#note(hash, bytes.length, null);
    return hash;
  }

  /** Removes the bytes of a file that nothing names any more. */
  async remove(hash: BlobHash): Promise<void> {
    await rm(this.path(hash), { force: true });
  }

  async #keep(hash: BlobHash, file: string): Promise<void> {
    const kept = this.path(hash);
    await mkdir(dirname(kept), { recursive: true });
    await rename(file, kept);
  }

  async #note(hash: BlobHash, size: number, agent: AgentId | null): Promise<void> {
    await this.#parts.store.write(async (db) => {
      await db
        .insertInto('blob')
        .values({ hash, size, created_at: this.#parts.clock.now() })
        .onConflict((on) => on.doNothing())
        .execute();
      if (agent !== null) await addBlobRefs(db, 'agent', agent, [hash]);
    });
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
  return hash.digest('hex');
}
