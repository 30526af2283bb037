import type { Ref } from 'vue';
import { useRoute } from 'vue-router';
import { useActs } from '../services/act.ts';
import type { Theme } from '../services/appearance.ts';
import { call } from '../services/caseload.ts';
import { useHistory } from '../services/history.ts';
import { cycleRegion } from '../services/regions.ts';
import { useCommandHandlers } from '../services/useCommand.ts';
import { useNavigationStore } from '../stores/navigationStore.ts';
import { useSettingsStore } from '../stores/settingsStore.ts';
import type { Places } from './places.ts';

interface Parts {
  places: Places;
  palette: Ref<boolean>;
  keySheet: Ref<boolean>;
  theme: () => Theme;
}

/** What the commands of the whole window do: going places, undo, palette, appearance, regions. */
export function useFrameCommands({ places, palette, keySheet, theme }: Parts): void {
  const history = useHistory();
  const route = useRoute();
  const navigation = useNavigationStore();
  const settings = useSettingsStore();
  const acts = useActs();

  const inbox = (): string | undefined => {
    const mine = places.all.value.filter(({ id }) => id.startsWith('inbox:'));
    return (mine.find(({ id }) => id === `inbox:${navigation.lastInbox ?? ''}`) ?? mine[0])?.id;
  };
  const oppositeTheme: Record<Theme, Theme> = {
    light: 'dark',
    dark: 'light',
    contrast: 'contrast-dark',
    'contrast-dark': 'contrast',
  };
  const views = Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [
      `go.view${index + 1}`,
      {
        run: () => places.go(places.all.value[index]?.id ?? ''),
        when: () => places.all.value[index] !== undefined,
      },
    ]),
  );

  useCommandHandlers({
    ...views,
    'go.inbox': { run: () => places.go(inbox() ?? ''), when: () => inbox() !== undefined },
    'go.mine': () => places.go('mine'),
    'go.needsYou': () => places.go('needsYou'),
    'go.tray': {
      run: () => places.go('tray'),
      when: () => places.all.value.some(({ id }) => id === 'tray'),
    },
    'go.attention': () => places.go('attention'),
    'go.drafts': () => places.go('drafts'),
    'search.open': () => places.go('search'),
    'settings.open': () => places.go('settings'),
    'outbox.open': () => void (navigation.outboxOpen = !navigation.outboxOpen),
    'sync.now': () => void call('sync.now', {}),
    'palette.open': () => void (palette.value = true),
    'keys.open': () => void (keySheet.value = true),
    undo: { run: () => void acts.undo(), when: acts.canUndo },
    'sidebar.toggle': () => void settings.set({ sidebarCollapsed: !settings.settings.sidebarCollapsed }),
    'theme.toggle': () => void settings.set({ theme: oppositeTheme[theme()] }),
    'density.toggle': () =>
      void settings.set({ density: settings.settings.density === 'compact' ? 'comfortable' : 'compact' }),
    'region.next': () => void cycleRegion(1),
    'region.previous': () => void cycleRegion(-1),
    close: {
      run: () => history.back(),
      when: () => ['settings', 'search'].includes(String(route.name)) && history.canGoBack.value,
    },
  });
}
