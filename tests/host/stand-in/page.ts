import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CdpSession } from './cdp.ts';
import { chromium, isHeaded } from './host.ts';
import { PageLink, type PageNews } from './page-link.ts';
import type { PageNavigation } from './page-navigation.ts';
import { binding, isolatedWorld, pageScripts } from './page-scripts.ts';
import { schemePatterns } from './schemes.ts';
import { colorFeatures } from './theme-features.ts';
import type { WebContents } from './web-contents.ts';

/** A page of Chromium with the stand-in's scripts, its line and its navigation rules in place. */
export interface Page {
  session: CdpSession;
  targetId: string;
  frameId: string;
  link: PageLink;
}

export interface PagePreferences {
  preload?: string;
  additionalArguments?: string[];
}

/** Attaches to a target and prepares it; nothing of the app may load before this is done. */
export async function attachPage(
  contents: WebContents,
  targetId: string,
  preferences: PagePreferences,
  news: PageNews,
  navigation: (frameId: string) => PageNavigation,
): Promise<Page> {
  const { connection } = chromium();
  const { sessionId } = await connection.browser.send('Target.attachToTarget', { targetId, flatten: true });
  const session = connection.session(sessionId);
  const { frameTree } = await session.send('Page.getFrameTree');
  const frameId = frameTree.frame.id;
  const rules = navigation(frameId);
  rules.watch(session);
  const link = new PageLink(contents, session, frameId, news);
  watchChildren(session, rules);

  const preload = preferences.preload ? readFileSync(preferences.preload, 'utf8') : '';
  const { page, isolated } = pageScripts(`x${randomUUID()}`, preload, {
    process: {
      platform: process.platform,
      arch: process.arch,
      versions: { ...process.versions },
      argv: preferences.additionalArguments ?? [],
    },
    reportFocus: isHeaded(),
  });
  await Promise.all([
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Log.enable'),
    session.send('Runtime.addBinding', { name: binding, executionContextName: isolatedWorld }),
    session.send('Runtime.enable'),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: page }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: isolatedWorld }),
    session.send('Fetch.enable', {
      patterns: [
        { urlPattern: '*', resourceType: 'Document' },
        ...schemePatterns().map((urlPattern) => ({ urlPattern })),
      ],
    }),
    session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    session.send('Emulation.setEmulatedMedia', { features: colorFeatures() }),
  ]);
  return { session, targetId, frameId, link };
}

/** Frames in processes of their own, such as sandboxed ones, are targets of their own: the same rules hold there. */
function watchChildren(session: CdpSession, rules: PageNavigation): void {
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const child = chromium().connection.session(sessionId);
    if (targetInfo.type === 'iframe') {
      rules.watch(child);
      watchChildren(child, rules);
      child.tell('Page.enable');
      child.tell('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
      child.tell('Emulation.setEmulatedMedia', { features: colorFeatures() });
      child.tell('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
    }
    child.tell('Runtime.runIfWaitingForDebugger');
  });
}
