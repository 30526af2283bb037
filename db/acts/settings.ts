import { defaultSettings, settings } from '#shared/ipc/settings.ts';
import type { Settings } from '#shared/ipc/settings.ts';
import type { Sql } from '../sql.ts';

/** The settings of this device; a value that no longer fits its schema falls back to its default. */
export function readSettings(sql: Sql): Settings {
  const stored: Record<string, unknown> = {};
  for (const row of sql.all<{ key: string; value: string }>('SELECT key, value FROM settings')) {
    const field = settings.shape[row.key as keyof Settings] as
      (typeof settings.shape)[keyof Settings] | undefined;
    const parsed = field?.safeParse(JSON.parse(row.value));
    if (parsed?.success === true) stored[row.key] = parsed.data;
  }
  return { ...defaultSettings, ...stored };
}

export function writeSettings(sql: Sql, patch: Partial<Settings>): void {
  for (const [key, value] of Object.entries(patch)) {
    sql.run('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)', key, JSON.stringify(value));
  }
}
