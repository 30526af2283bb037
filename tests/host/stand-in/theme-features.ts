/** The theme that nativeTheme chose; Chromium is told of it by emulated media features. */
export const theme = { source: 'system' as 'system' | 'light' | 'dark' };

/** Media features for Emulation.setEmulatedMedia; an empty value leaves the choice to the system. */
export function colorFeatures(): { name: string; value: string }[] {
  return [{ name: 'prefers-color-scheme', value: theme.source === 'system' ? '' : theme.source }];
}
