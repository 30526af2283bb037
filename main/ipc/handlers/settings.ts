import type { SettingsNow } from '../../app/settings.ts';
import type { Handlers } from '../router.ts';

export function settingsHandlers(settings: SettingsNow): Pick<Handlers, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': () => settings.get(),
    'settings.set': (patch) => {
      // Absent and undefined are one to the schema; a setting is never set to undefined.
      const given = Object.entries(patch).filter(([, value]) => value !== undefined);
      return settings.set(Object.fromEntries(given));
    },
  };
}
