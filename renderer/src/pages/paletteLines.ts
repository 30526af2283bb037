import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { PaletteItem } from '../features/palette/paletteItems.ts';
import { useCommands } from '../services/commands.ts';
import { useFormat } from '../services/format.ts';
import { caps } from '../services/platform.ts';
import type { Places } from './places.ts';

const placePrefix = 'place:';

/** The lines of the palette: every command that can run now with its key, and every place. */
export function usePaletteLines(places: Places): {
  items: ComputedRef<PaletteItem[]>;
  run: (item: PaletteItem, thenNext: boolean) => void;
} {
  const { t } = useI18n();
  const { format } = useFormat();
  const commands = useCommands();
  const items = computed<PaletteItem[]>(() => [
    ...commands.entries
      .filter((entry) => entry.keyOnly !== true && entry.group !== 'goTo' && commands.can(entry.id))
      .map((entry) => ({
        id: entry.id,
        group: t(`keys.group.${entry.group}`),
        label: t(`commands.${entry.id}`),
        keys: entry.keys[0] === undefined ? undefined : caps(entry.keys[0]),
      })),
    ...places.all.value.map((place, index) => ({
      id: placePrefix + place.id,
      group: t('keys.group.goTo'),
      label: place.label,
      icon: place.icon,
      detail: place.count ? format.value.number(place.count) : undefined,
      keys: index < 9 ? caps(`Mod+${index + 1}`) : undefined,
    })),
  ]);
  return {
    items,
    run({ id }, thenNext) {
      if (id.startsWith(placePrefix)) places.go(id.slice(placePrefix.length));
      else if (commands.run(id) && thenNext) commands.run('list.next');
    },
  };
}
