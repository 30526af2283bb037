/** Everything that may fail in an expected way, named once. The renderer has a sentence for each (`errors.<code>`). */
export const errorCodes = [
  'offline', // no network, or the server does not answer
  'timeout', // an answer did not come in time
  'server_error', // the server failed (5xx); retried by itself
  'bad_answer', // the server answered something that is not the protocol
  'protocol_unsupported', // client and server are too far apart in versions
  'rate_limited', // too many tries; wait
  'wrong_credentials', // address or password do not match
  'signed_out', // the device token is unknown or expired: sign in again
  'device_revoked', // this device was revoked: escrow, then wipe
  'client_unknown', // the server lost this device's record: recover unsent work
  'forbidden', // no right to do or see this
  'not_found', // no such thing (any more)
  'invalid', // the arguments do not fit the schema
  'reply_under_way', // a reply on the case is on its way to the customer: wait for it or take it back
  'too_large', // over a size limit
  'disk_full', // the local or the server's disk is full
  'read_only', // the folder or file cannot be written
  'replica_corrupt', // the local database is damaged
  'replica_newer', // the local database was written by a newer version
  'replica_locked', // another process uses this profile
  'key_unreadable', // the key of the replica cannot be read from the keyring
  'no_keyring', // the platform cannot protect secrets
  'internal', // a bug; logged with an id that the user sees
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/**
 * An expected failure. `detail` is for logs and must hold no message text or address; `params` fills the
 * placeholders of the sentence `errors.<code>`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(
    code: ErrorCode,
    detail = '',
    params: Record<string, string | number> = {},
    options?: ErrorOptions,
  ) {
    super(detail === '' ? code : `${code}: ${detail}`, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** What crosses a process edge: Electron keeps only `message` of a thrown error, so failures travel as data. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export interface Failure {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Set for `internal`: the id under which the log holds the stack. */
  readonly logId?: string;
}

export function toFailure(error: AppError): Failure {
  return { code: error.code, params: error.params };
}
