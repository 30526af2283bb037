import { AppError } from '#shared/domain/errors.ts';
import type { BlobHash } from '#shared/domain/ids.ts';
import type { SyncParts } from './parts.ts';

/** One request carries this much, so that a cut line loses little. */
const partBytes = 1024 * 1024;
/** The server will never take these bytes: no use in trying again. */
const isFinal = (error: unknown): boolean =>
  error instanceof AppError && ['too_large', 'invalid', 'forbidden', 'not_found'].includes(error.code);

/** Files to the server before the acts that name them, and from it when they are wanted. */
export class Attachments {
  private readonly parts: SyncParts;
  private uploading: Promise<boolean> | null = null;
  private readonly fetching = new Map<BlobHash, Promise<boolean>>();
  constructor(parts: SyncParts) {
    this.parts = parts;
  }

  /**
   * Sends every file that a waiting act needs, the oldest act's first. True when one went up. Whoever asks while that is
   * under way waits for the same: two at once would tell the server different offsets of one file.
   */
  uploadAll(): Promise<boolean> {
    this.uploading ??= this.uploadWaiting().finally(() => (this.uploading = null));
    return this.uploading;
  }

  private async uploadWaiting(): Promise<boolean> {
    const { writer } = this.parts.replica;
    let any = false;
    for (const { hash } of await writer.uploads()) {
      const bytes = await this.parts.files.read(hash);
      if (bytes === null) {
        this.parts.log('blob.lost');
        await writer.blobLost(hash);
      } else if (await this.upload(hash, bytes)) await writer.blobUploaded(hash);
      any = true;
    }
    return any;
  }

  /** Makes sure the bytes are on this device. False when the server cannot be reached or has none. */
  fetch(hash: BlobHash): Promise<boolean> {
    const running = this.fetching.get(hash) ?? this.fetchOnce(hash);
    this.fetching.set(hash, running);
    void running.finally(() => this.fetching.delete(hash));
    return running;
  }

  private async fetchOnce(hash: BlobHash): Promise<boolean> {
    const { files, transport, replica, log } = this.parts;
    if (await files.has(hash)) return true;
    try {
      const bytes = await transport.download(hash);
      const stored = await files.add(bytes);
      if (stored !== hash) {
        await files.remove(stored);
        throw new AppError('bad_answer', 'other bytes than asked for');
      }
      await replica.writer.blobFetched(hash, bytes.length);
      return true;
    } catch (error) {
      log('blob.fetch_failed', { code: error instanceof AppError ? error.code : 'internal' });
      return false;
    }
  }

  /** Goes on from where the server is. False when the server will never take it. */
  private async upload(hash: BlobHash, bytes: Uint8Array): Promise<boolean> {
    const { transport, replica, log } = this.parts;
    try {
      let state = await transport.uploadState(hash);
      while (!state.complete) {
        const { offset } = state;
        const part = bytes.subarray(offset, offset + partBytes);
        state = await transport.upload(hash, part, offset, bytes.length);
        if (!state.complete && state.offset <= offset) throw new AppError('server_error', 'no progress');
      }
      return true;
    } catch (error) {
      if (!isFinal(error)) throw error;
      log('blob.refused', { code: error instanceof AppError ? error.code : 'internal' });
      await replica.writer.blobLost(hash);
      return false;
    }
  }
}
