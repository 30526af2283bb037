import { computed, type ComputedRef, onScopeDispose, type Ref, ref, watchEffect } from 'vue';

export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast' | 'contrast-dark';
export type Theme = Exclude<ThemeChoice, 'system'>;
export type Density = 'comfortable' | 'compact';

/** Heights of a list row in CSS pixels, as in the tokens: a virtual list has to know them before it draws. */
export const rowHeights: Record<Density, number> = { comfortable: 64, compact: 36 };

function mediaRef(window: Window, query: string): Ref<boolean> {
  const media = window.matchMedia(query);
  const matches = ref(media.matches);
  const update = (): void => void (matches.value = media.matches);
  media.addEventListener('change', update);
  onScopeDispose(() => media.removeEventListener('change', update));
  return matches;
}

/**
 * Keeps `data-theme`, `data-density`, `lang` and `dir` on the root element true to what was chosen and to the system's wishes
 * (dark, more contrast). Call in the root component.
 */
export function useAppearance(
  choice: { theme: Ref<ThemeChoice>; density: Ref<Density>; locale: Ref<string> },
  view: Window = window,
): { theme: ComputedRef<Theme> } {
  const dark = mediaRef(view, '(prefers-color-scheme: dark)');
  const contrast = mediaRef(view, '(prefers-contrast: more)');
  const theme = computed<Theme>(() => {
    if (choice.theme.value !== 'system') return choice.theme.value;
    if (contrast.value) return dark.value ? 'contrast-dark' : 'contrast';
    return dark.value ? 'dark' : 'light';
  });
  watchEffect(() => {
    const root = view.document.documentElement;
    root.dataset['theme'] = theme.value;
    root.dataset['density'] = choice.density.value;
    root.lang = choice.locale.value;
    root.dir = ['ar', 'he', 'fa', 'ur'].includes(choice.locale.value.split('-')[0] ?? '') ? 'rtl' : 'ltr';
  });
  return { theme };
}
