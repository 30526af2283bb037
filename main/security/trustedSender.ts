import { pageHost, pageScheme } from './paths.ts';

/** The part of Electron's WebFrameMain that trust depends on. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: SenderFrame | null;
}

/**
 * Whether a message came from our own page in a window's main frame. A mail in a frame, a page that a window was
 * lured to, or a frame that is gone (null) is not trusted.
 */
export function isTrustedSender(frame: SenderFrame | null | undefined): boolean {
  if (frame === null || frame === undefined || frame.parent !== null) return false;
  if (!URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return protocol === `${pageScheme}:` && host === pageHost;
}
