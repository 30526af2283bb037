import type { Commands } from './cdp.ts';
import { chromium } from './host.ts';
import { originOf, toApp } from './schemes.ts';
import type { WebContents } from './web-contents.ts';

type Setting = NonNullable<Commands['Browser.setPermission']>['setting'];
type RequestHandler = (
  contents: never,
  permission: never,
  callback: (granted: boolean) => void,
  details: never,
) => void;
type CheckHandler = (contents: never, permission: never, origin: string, details: never) => boolean;

/** What the app's session was told. */
export const permissionHandlers: { request: RequestHandler | null; check: CheckHandler | null } = {
  request: null,
  check: null,
};

/** Electron's names of permissions, and those of Chromium's where they differ. */
const permissions: Record<string, string> = {
  notifications: 'notifications',
  geolocation: 'geolocation',
  media: 'microphone',
  'clipboard-read': 'clipboard-read',
  midi: 'midi',
  'idle-detection': 'idle-detection',
  'storage-access': 'storage-access',
};

/**
 * Chromium's debugging protocol tells nobody that a page asks for a permission. So the app's handlers are asked when a
 * document begins, once for each permission, and their answers are set for its origin.
 */
export async function applyPermissions(contents: WebContents, chromiumOrigin: string): Promise<void> {
  const { request, check } = permissionHandlers;
  if (chromiumOrigin === 'null' || (!request && !check)) return;
  const origin = originOf(toApp(chromiumOrigin));
  for (const [permission, name] of Object.entries(permissions)) {
    const setting: Setting = (await decide(contents, permission, origin)) ? 'granted' : 'denied';
    chromium().connection.browser.tell('Browser.setPermission', {
      permission: { name },
      setting,
      origin: chromiumOrigin,
    });
  }
}

function decide(contents: WebContents, permission: string, origin: string): Promise<boolean> | boolean {
  const { request, check } = permissionHandlers;
  const details = { isMainFrame: true, requestingUrl: contents.getURL(), securityOrigin: origin };
  if (check) return check(contents as never, permission as never, origin, details as never);
  return new Promise((resolve) =>
    request?.(contents as never, permission as never, resolve, details as never),
  );
}
