import type { NativeTheme } from 'electron';
import { StrictEmitter } from './strict.ts';
import { theme } from './theme-features.ts';
import { windows } from './windows.ts';

type Emulated = Pick<
  NativeTheme,
  | 'themeSource'
  | 'shouldUseDarkColors'
  | 'shouldUseHighContrastColors'
  | 'shouldUseInvertedColorScheme'
  | 'inForcedColorsMode'
  | 'prefersReducedTransparency'
  | 'shouldDifferentiateWithoutColor'
  | 'shouldUseDarkColorsForSystemIntegratedUI'
>;

/** The desktop here is always light; the app may choose otherwise. */
class StandInTheme extends StrictEmitter implements Emulated {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  readonly shouldDifferentiateWithoutColor = false;

  constructor() {
    super('nativeTheme', ['updated']);
  }
  get themeSource(): NativeTheme['themeSource'] {
    return theme.source;
  }
  set themeSource(source: NativeTheme['themeSource']) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`Error processing argument at index 0, conversion failure from ${source}`);
    if (source === theme.source) return;
    theme.source = source;
    for (const window of windows.all) window.webContents.applyTheme();
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return theme.source === 'dark';
  }
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.shouldUseDarkColors;
  }
}

export const nativeTheme = new StandInTheme();
