import type { LedgerDump } from '#db/port.ts';
import type { Account } from './account.ts';

/** The file an agent saves: every act that has not ended and every draft, as plain data a person can read. */
export interface LedgerFile {
  readonly application: 'caseload';
  readonly version: string;
  readonly savedAt: string;
  readonly account: { readonly server: string | null; readonly email: string | null };
  readonly ledger: LedgerDump;
}

export interface ExportParts {
  readonly account: Account;
  readonly version: string;
  readonly now: () => number;
  /** Reads what can be read of a replica that does not open. @throws AppError when nothing can */
  readonly salvage: () => Promise<LedgerDump>;
}

/**
 * Unsent work as JSON. Works with an open account, and on one that cannot be opened as far as its file can be read.
 * @throws AppError with the reason why nothing can be read
 */
export async function ledgerFile({ account, version, now, salvage }: ExportParts): Promise<string> {
  const { state, server, email } = account.state();
  const ledger =
    state === 'signed_in' ? await account.desk().replica.reader.query('ledger.dump', {}) : await salvage();
  const file: LedgerFile = {
    application: 'caseload',
    version,
    savedAt: new Date(now()).toISOString(),
    account: { server, email },
    ledger,
  };
  return JSON.stringify(file, null, 2);
}
