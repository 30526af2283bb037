import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { agentId, clientId } from '#shared/domain/ids.ts';
import type { AgentId } from '#shared/domain/ids.ts';

const accountRecord = z.object({
  /** Name of its folder. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  server: z.string(),
  /** As typed at sign-in, lower case. */
  email: z.string(),
  agentId,
  clientId,
  name: z.string(),
  workspace: z.string(),
  demo: z.boolean(),
  /** Folder of a replica set aside whose unsent work the new one has not taken in yet. */
  carryFrom: z
    .string()
    .regex(/^aside-[0-9TZ-]+$/)
    .nullable()
    .default(null),
});
export type AccountRecord = z.infer<typeof accountRecord>;

const accountsFile = z.object({
  version: z.literal(1),
  active: z.string().nullable(),
  /** The user was told that this machine cannot protect secrets. */
  toldNoKeyring: z.boolean(),
  accounts: z.array(accountRecord),
});
export type Accounts = z.infer<typeof accountsFile>;

/** Where everything of one account lies. */
export interface AccountPaths {
  readonly folder: string;
  readonly replica: string;
  readonly secrets: string;
  readonly blobs: string;
}

export function pathsOf(userData: string, id: string): AccountPaths {
  const folder = join(userData, 'accounts', id);
  return {
    folder,
    replica: join(folder, 'replica.db'),
    secrets: join(folder, 'secrets.json'),
    blobs: join(folder, 'blobs'),
  };
}

/** The folder of an account: the same for the same person at the same server, on every sign-in. */
export function accountId(server: string, agent: AgentId): string {
  return createHash('sha256').update(`${server}\n${agent}`).digest('hex').slice(0, 16);
}

/**
 * The accounts of this profile. A file that cannot be understood is moved aside, never overwritten: the folders it
 * names still hold unsent work.
 */
export function readAccounts(userData: string, now: number): Accounts {
  const file = join(userData, 'accounts.json');
  const none: Accounts = { version: 1, active: null, toldNoKeyring: false, accounts: [] };
  if (!existsSync(file)) return none;
  try {
    return accountsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    renameSync(file, `${file}.unreadable-${now}`);
    return none;
  }
}

export function writeAccounts(userData: string, accounts: Accounts): void {
  writeDurably(join(userData, 'accounts.json'), JSON.stringify(accounts, null, 1));
}

/**
 * Writes a file so that after a crash it is either the old or the new one, whole.
 * @throws AppError `disk_full` or `read_only`
 */
export function writeDurably(file: string, contents: string | Uint8Array): void {
  const draft = `${file}.new`;
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
    const handle = openSync(draft, 'w', 0o600);
    try {
      writeFileSync(handle, contents);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw new AppError(full ? 'disk_full' : 'read_only', `writing ${code ?? 'failed'}`, {}, { cause: error });
  }
}
