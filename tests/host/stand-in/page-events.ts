import type { WebContents } from './web-contents.ts';
import { app } from './app.ts';
import type { Events } from './cdp.ts';
import { hostEvent } from './event.ts';
import type { Page } from './page.ts';
import { toApp } from './schemes.ts';

/** What the window learns from its page. */
export interface PageProgress {
  /** A document was committed; `loader` tells it from the next one, and is absent for a change of the fragment. */
  navigated(chromiumUrl: string, loader?: string): void;
  loaded(loader: string): void;
  loading(on: boolean): void;
  painted(): void;
  crashed(): void;
}

const levels: Record<string, 'info' | 'warning' | 'error' | 'debug'> = {
  warning: 'warning',
  error: 'error',
  assert: 'error',
  debug: 'debug',
  verbose: 'debug',
};

/** Turns Chromium's events of one page into Electron's. */
export function watchPage(contents: WebContents, page: Page, progress: PageProgress): void {
  const { session, frameId } = page;
  const isMain = (frame: string): boolean => frame === frameId;
  session.on('Page.frameStartedLoading', (event) => {
    if (!isMain(event.frameId)) return;
    progress.loading(true);
    contents.emit('did-start-loading');
  });
  session.on('Page.frameStoppedLoading', (event) => {
    if (!isMain(event.frameId)) return;
    progress.loading(false);
    contents.emit('did-stop-loading');
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) return;
    progress.navigated(frame.url + (frame.urlFragment ?? ''), frame.loaderId);
    contents.emit('did-navigate', hostEvent(), contents.getURL(), 200, 'OK');
  });
  session.on('Page.navigatedWithinDocument', (event) => {
    if (!isMain(event.frameId)) return;
    progress.navigated(event.url);
    contents.emit(
      'did-navigate-in-page',
      hostEvent(),
      contents.getURL(),
      true,
      contents.mainFrame.processId,
      contents.mainFrame.routingId,
    );
  });
  session.on('Page.domContentEventFired', () => contents.emit('dom-ready', hostEvent()));
  session.on('Page.lifecycleEvent', (event) => {
    if (!isMain(event.frameId) || contents.getURL() === '') return;
    if (event.name === 'firstPaint') progress.painted();
    if (event.name !== 'load') return;
    progress.loaded(event.loaderId);
    contents.emit('did-finish-load');
  });
  session.on('Runtime.consoleAPICalled', (event) => emitConsole(contents, event));
  session.on('Log.entryAdded', ({ entry }) =>
    emitMessage(contents, entry.level, entry.text, entry.lineNumber ?? 0, entry.url ?? ''),
  );
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) =>
    emitMessage(
      contents,
      'error',
      `Uncaught ${details.exception?.description ?? details.text}`,
      details.lineNumber,
      details.url ?? '',
    ),
  );
  session.on('Inspector.targetCrashed', () => {
    progress.crashed();
    const details = { reason: 'crashed', exitCode: 139 };
    contents.emit('render-process-gone', hostEvent(), details);
    app.emit('render-process-gone', hostEvent(), contents, details);
  });
  session.on('Page.javascriptDialogOpening', ({ type }) => {
    // A driver of tests answers dialogs itself; alone, an unanswered one would stop the page for ever.
    if (type === 'beforeunload') {
      const event = hostEvent();
      contents.emit('will-prevent-unload', event);
      session.tell('Page.handleJavaScriptDialog', { accept: event.defaultPrevented });
    } else if (!app.commandLine.hasSwitch('remote-debugging-port')) {
      console.error(`stand-in: the page opened a dialog (${type}), which is not emulated; it was dismissed`);
      session.tell('Page.handleJavaScriptDialog', { accept: false });
    }
  });
}

function emitConsole(
  contents: WebContents,
  { type, args, stackTrace }: Events['Runtime.consoleAPICalled'],
): void {
  const message = args
    .map((arg) => String(arg.value ?? arg.unserializableValue ?? arg.description ?? arg.type))
    .join(' ');
  const at = stackTrace?.callFrames[0];
  emitMessage(contents, type, message, at?.lineNumber ?? 0, at?.url ?? '');
}

function emitMessage(
  contents: WebContents,
  type: string,
  message: string,
  lineNumber: number,
  url: string,
): void {
  const level = levels[type] ?? 'info';
  contents.emit(
    'console-message',
    hostEvent({ level, message, lineNumber, sourceId: toApp(url), frame: contents.mainFrame }),
  );
}
