import { session } from 'electron';
import { isTrustedSender } from './trustedSender.ts';

/** What our page may do beyond drawing: put text on the clipboard, in answer to a key or click. */
const allowed: readonly string[] = ['clipboard-sanitized-write'];

/** Denies every permission but those listed, to every page but ours, and every download that main did not begin. */
export function restrictSession(): void {
  const here = session.defaultSession;
  here.setPermissionRequestHandler((contents, permission, callback, details) => {
    callback(allowed.includes(permission) && details.isMainFrame && isOurs(contents.getURL()));
  });
  here.setPermissionCheckHandler((contents, permission, _origin, details) => {
    return (
      allowed.includes(permission) && details.isMainFrame && contents !== null && isOurs(contents.getURL())
    );
  });
  here.setDevicePermissionHandler(() => false);
  // Copies of attachments are saved by main, where the agent chooses (attachment.save).
  here.on('will-download', (event) => event.preventDefault());
}

function isOurs(url: string): boolean {
  return isTrustedSender({ url, parent: null });
}
