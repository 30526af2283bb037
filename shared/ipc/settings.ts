import { z } from 'zod';

/** All settings of this device: one table, one schema. */
export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark', 'contrast', 'contrast-dark']),
  density: z.enum(['comfortable', 'compact']),
  language: z.enum(['system', 'en', 'nl', 'nb', 'pl']),
  singleKeys: z.boolean(),
  notifications: z.boolean(),
  notificationBody: z.boolean(),
  remoteImages: z.enum(['ask', 'never']),
  sidebarCollapsed: z.boolean(),
  detailsOpen: z.boolean(),
  listWidth: z.int().min(280).max(800),
  tourDone: z.boolean(),
});
export type Settings = z.infer<typeof settings>;

export const settingsPatch = settings.partial();

export const defaultSettings: Settings = {
  theme: 'system',
  density: 'comfortable',
  language: 'system',
  singleKeys: true,
  notifications: true,
  notificationBody: true,
  remoteImages: 'ask',
  sidebarCollapsed: false,
  detailsOpen: true,
  listWidth: 392,
  tourDone: false,
};
