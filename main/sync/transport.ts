import type { BlobHash } from '#shared/domain/ids.ts';
import type { Poke, PullRequest } from '#shared/protocol/pull.ts';
import type { PushRequest, PushResponse } from '#shared/protocol/push.ts';
import type { EscrowOffer } from '#shared/protocol/session.ts';

/** How far the server has an upload of mine. */
export interface UploadState {
  readonly offset: number;
  readonly complete: boolean;
}

export interface PokeHandlers {
  onPoke(poke: Poke): void;
  /** Once, when the connection ends for whatever reason. */
  onEnd(): void;
}

/** The way to the server. Failures are `AppError`s: offline, timeout, server_error, rate_limited, signed_out … */
export interface Transport {
  push(request: PushRequest): Promise<PushResponse>;
  /** Hands in what a revoked device had not sent. */
  escrow(offer: EscrowOffer): Promise<void>;
  /** The bytes of the answer as they come; ends with an error if they stop coming. */
  pull(request: PullRequest): AsyncIterable<Uint8Array>;
  /** Listens for pokes until the returned function is called or the connection ends. */
  listen(handlers: PokeHandlers): () => void;
  uploadState(hash: BlobHash): Promise<UploadState>;
  /** Sends bytes from `offset` on. `total` is the size of the whole file. */
  upload(hash: BlobHash, part: Uint8Array, offset: number, total: number): Promise<UploadState>;
  /** The whole file. @throws AppError not_found when the server has none for me. */
  download(hash: BlobHash): Promise<Uint8Array>;
}
