import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Command } from 'commander';
import { systemClock } from '#shared/domain/clock.ts';
import type { Admin } from '../admin/stamped.ts';
import { openStore } from '../store/open.ts';
import { openSecrets } from '../store/secrets.ts';
import type { Secrets } from '../store/secrets.ts';

export interface CliContext {
  readonly admin: Admin;
  readonly secrets: Secrets;
  readonly print: (text: string) => void;
}

export interface StorePlace {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
}

/** Where the store is: `--data` (or CASELOAD_DATA) for the embedded engine and files, DATABASE_URL for PostgreSQL. */
export function placeOf(command: Command): StorePlace {
  const { data } = command.optsWithGlobals<{ data: string }>();
  const url = process.env['DATABASE_URL'];
  return { dataDir: resolve(data), databaseUrl: url === undefined || url === '' ? null : url };
}

const print = (text: string) => void process.stdout.write(`${text}\n`);

/**
 * Runs one administrative command on the store that the server uses; the server may be running meanwhile.
 * @param how `repeatable`: the command can be run again when a power cut undid the last of it; see `sqliteEngine`
 */
export async function withStore(
  command: Command,
  work: (context: CliContext) => Promise<void>,
  how: { readonly repeatable?: boolean } = {},
): Promise<void> {
  const place = placeOf(command);
  const store = await openStore({ ...place, ...how });
  try {
    const secrets = openSecrets(place.dataDir, process.env['CASELOAD_KEY']);
    await work({ admin: { store, clock: systemClock, ids: uuidv7 }, secrets, print });
  } finally {
    await store.close();
  }
}

/** A password that can be read out over the telephone: no look-alikes, about 95 bits. */
export function generatedPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const words = [...randomBytes(20)].map((byte) => letters[byte % letters.length] ?? 'x').join('');
  return words.replace(/(.{5})(?=.)/g, '$1-');
}

/** Lines up columns for a terminal. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
