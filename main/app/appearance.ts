import type { Settings } from '#shared/ipc/settings.ts';

export interface Look {
  /** What Chromium's `prefers-color-scheme` says. */
  readonly source: 'system' | 'light' | 'dark';
  /** Colour of the desk (`--c-app`), shown before the first paint and under the window's buttons. */
  readonly background: string;
  /** Colour of the window's buttons (`--c-text`). */
  readonly symbols: string;
}

/** As in the renderer's tokens.css: a window that changes colour at its first paint flashes. */
const colours = {
  light: { background: '#F3F2EE', symbols: '#1C1B19' },
  dark: { background: '#111315', symbols: '#ECEBE8' },
  contrast: { background: '#FFFFFF', symbols: '#000000' },
  'contrast-dark': { background: '#000000', symbols: '#FFFFFF' },
} as const;

export function lookOf(theme: Settings['theme'], systemIsDark: boolean): Look {
  if (theme === 'system') return { source: 'system', ...colours[systemIsDark ? 'dark' : 'light'] };
  return { source: theme === 'dark' || theme === 'contrast-dark' ? 'dark' : 'light', ...colours[theme] };
}
