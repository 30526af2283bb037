import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#shared/ipc/settings.ts';
import { defaultSettings, settings as schema } from '#shared/ipc/settings.ts';
import type { Replica } from '#db/port.ts';
import { writeDurably } from '../account/profile.ts';

type Store = Pick<Replica, 'reader' | 'writer'>;

/**
 * The settings as they are now. Their place is the replica; a copy beside it serves the time before one is open (the
 * sign-in page, the first paint of the window).
 */
export class SettingsNow {
  readonly #copy: string;
  readonly #listeners = new Set<(settings: Settings) => void>();
  #store: Store | null = null;
  #now: Settings;

  constructor(userData: string) {
    this.#copy = join(userData, 'settings.json');
    this.#now = readCopy(this.#copy);
  }

  get(): Settings {
    return this.#now;
  }

  onChange(listener: (settings: Settings) => void): void {
    this.#listeners.add(listener);
  }

  /** Follows the replica of the open account; null when none is open. */
  async follow(store: Store | null): Promise<void> {
    this.#store = store;
    if (store !== null) this.#become(await store.reader.query('settings.get', {}));
  }

  async set(patch: Partial<Settings>): Promise<Settings> {
    this.#become(
      this.#store === null ? { ...this.#now, ...patch } : await this.#store.writer.setSettings(patch),
    );
    return this.#now;
  }

  #become(settings: Settings): void {
    this.#now = settings;
    writeDurably(this.#copy, JSON.stringify(settings));
    for (const listener of this.#listeners) listener(settings);
  }
}

/** A copy that is missing, damaged or of another version is no reason not to start. */
function readCopy(file: string): Settings {
  try {
    return schema.parse({ ...defaultSettings, ...(JSON.parse(readFileSync(file, 'utf8')) as object) });
  } catch {
    return defaultSettings;
  }
}
