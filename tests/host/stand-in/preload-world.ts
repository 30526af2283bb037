import type { BridgeEnd } from './bridge-line.ts';
import type { Codec } from './codec.ts';

/** What the isolated world tells the main process; the first letter of the binding's payload. */
export const upward = {
  invoke: 'I',
  send: 'S',
  open: 'O',
  preloadError: 'E',
  hello: 'H',
  zoom: 'Z',
  resize: 'W',
  focus: 'F',
  key: 'K',
  contextMenu: 'C',
  title: 'T',
} as const;

/** A keydown that the page did not take, for the accelerators of the application menu. */
export interface PageKey {
  key: string;
  code: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
  meta: boolean;
}

/** What the main process gives the isolated world of every document. */
export interface PreloadInfo {
  process: { platform: string; arch: string; versions: Record<string, string | undefined>; argv: string[] };
  upward: typeof upward;
  reportFocus: boolean;
}

/**
 * The isolated world of a sandboxed preload: `require` with Electron's renderer modules, ipcRenderer over `send` (the
 * binding to the main process) and contextBridge over `end`. Returns what runs the preload and what main may call.
 *
 * Self-contained: its source runs in the isolated world, where no script of the page can reach.
 */
export function preloadWorld(
  end: BridgeEnd,
  codec: Codec,
  send: (payload: string) => void,
  info: PreloadInfo,
) {
  type AnyListener = ((...args: unknown[]) => void) & { listener?: AnyListener };
  /** The only way to make the event that `onbeforeunload` handlers understand. */
  type OldEvent = {
    initEvent(type: string, bubbles: boolean, cancelable: boolean): void;
    returnValue: unknown;
    defaultPrevented: boolean;
  };
  const { upward } = info;
  const tell = (kind: string, value: unknown): void => send(kind + codec.encode(value));

  const strict = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(object, member, receiver) {
        if (typeof member === 'symbol' || member in object || member === 'then' || member === 'toJSON') {
          return Reflect.get(object, member, receiver) as unknown;
        }
        throw new Error(`stand-in: ${name}.${member} is not emulated`);
      },
    });

  class EventEmitter {
    readonly listenersByEvent = new Map<string, AnyListener[]>();
    on(event: string, listener: AnyListener): this {
      this.listenersByEvent.set(event, [...this.listeners(event), listener]);
      return this;
    }
    once(event: string, listener: AnyListener): this {
      const once: AnyListener = (...args) => {
        this.off(event, once);
        listener.apply(this, args);
      };
      once.listener = listener;
      return this.on(event, once);
    }
    off(event: string, listener: AnyListener): this {
      const all = this.listeners(event);
      const index = all.findLastIndex((one) => one === listener || one.listener === listener);
      if (index !== -1) this.listenersByEvent.set(event, all.toSpliced(index, 1));
      return this;
    }
    addListener(event: string, listener: AnyListener): this {
      return this.on(event, listener);
    }
    removeListener(event: string, listener: AnyListener): this {
      return this.off(event, listener);
    }
    removeAllListeners(event?: string): this {
      if (event === undefined) this.listenersByEvent.clear();
      else this.listenersByEvent.delete(event);
      return this;
    }
    listeners(event: string): AnyListener[] {
      return this.listenersByEvent.get(event) ?? [];
    }
    listenerCount(event: string): number {
      return this.listeners(event).length;
    }
    emit(event: string, ...args: unknown[]): boolean {
      const all = this.listeners(event);
      for (const listener of all) {
        try {
          listener.apply(this, args);
        } catch (error) {
          reportError(error);
        }
      }
      return all.length > 0;
    }
  }

  let lastCall = 0;
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  class IpcRenderer extends EventEmitter {
    send(channel: string, ...args: unknown[]): void {
      tell(upward.send, { channel, args });
    }
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = ++lastCall;
      return new Promise((resolve, reject) => {
        tell(upward.invoke, { id, channel, args });
        calls.set(id, { resolve, reject });
      });
    }
  }
  const ipcRenderer = new IpcRenderer();

  let zoom = 1;
  const setZoomFactor = (factor: number): void => {
    zoom = factor;
    tell(upward.zoom, factor);
  };
  const electron = strict('electron (in a preload)', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (name: string, api: unknown) => end.expose(name, api),
    }),
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
    webFrame: strict('webFrame', {
      setZoomFactor,
      getZoomFactor: () => zoom,
      setZoomLevel: (level: number) => setZoomFactor(1.2 ** level),
      getZoomLevel: () => Math.log(zoom) / Math.log(1.2),
      setVisualZoomLevelLimits: () => undefined,
    }),
    webUtils: strict('webUtils', {}),
  });
  const modules: Record<string, unknown> = {
    electron,
    'electron/renderer': electron,
    'electron/common': electron,
    events: Object.assign(EventEmitter, { EventEmitter }),
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  };
  const require = (name: string): unknown => {
    const found = modules[name.replace(/^node:/, '')];
    if (!found)
      throw new Error(`module not found: ${name} (a sandboxed preload has electron, events, timers and url)`);
    return found;
  };

  end.onOpen((url, frameName, features) => tell(upward.open, { url, frameName, features }));
  tell(upward.hello, { url: location.href });

  const reportWindow = (): void => {
    tell(upward.resize, { width: innerWidth, height: innerHeight });
  };
  addEventListener('resize', reportWindow);
  const reportTitle = (): void => tell(upward.title, document.title);
  addEventListener('DOMContentLoaded', () => {
    reportTitle();
    const titles = new MutationObserver(reportTitle);
    titles.observe(document.head, { childList: true });
    const title = document.querySelector('title');
    if (title) titles.observe(title, { childList: true, characterData: true, subtree: true });
  });
  if (info.reportFocus) {
    addEventListener('focus', () => tell(upward.focus, true));
    addEventListener('blur', () => tell(upward.focus, false));
  }
  // The menu sees a key after the page and only when the page left it, as in Electron on Linux.
  addEventListener('keydown', (event) => {
    if (
      event.defaultPrevented ||
      !(event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key))
    )
      return;
    const { key, code, ctrlKey: ctrl, shiftKey: shift, altKey: alt, metaKey: meta } = event;
    tell(upward.key, { key, code, ctrl, shift, alt, meta });
  });
  addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : document.body;
    tell(upward.contextMenu, {
      x: event.clientX,
      y: event.clientY,
      selectionText: String(getSelection() ?? ''),
      isEditable:
        target.matches('input, textarea') || (target instanceof HTMLElement && target.isContentEditable),
      linkURL: target.closest('a')?.href ?? '',
      misspelledWord: '',
      dictionarySuggestions: [],
    });
  });

  return {
    /** Runs the preload's CommonJS text as Electron's sandbox does. */
    run(preload: (...scope: unknown[]) => void): void {
      const module = { exports: {} };
      const process = { ...info.process, type: 'renderer', sandboxed: true, contextIsolated: true, env: {} };
      try {
        preload.call(globalThis, require, module, module.exports, process, globalThis);
      } catch (error) {
        console.error(
          `Unable to load preload script: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
        tell(upward.preloadError, error instanceof Error ? error : new Error(String(error)));
      }
    },
    /** Takes the answer to an invoke: `text` is an encoded {id, value} or {id, error}. */
    settle(text: string): void {
      const answer = codec.decode(text) as { id: number; value?: unknown; error?: string };
      const call = calls.get(answer.id);
      calls.delete(answer.id);
      if (answer.error === undefined) call?.resolve(answer.value);
      else call?.reject(new Error(answer.error));
    },
    /** Takes a message that main sent: `text` is an encoded {channel, args}. */
    deliver(text: string): void {
      const { channel, args } = codec.decode(text) as { channel: string; args: unknown[] };
      ipcRenderer.emit(channel, { sender: ipcRenderer, ports: [], defaultPrevented: false }, ...args);
    },
    /**
     * Asks the page's beforeunload listeners whether it may go. Chromium's own question would be a dialog, which
     * Electron does not show and which a test's driver would answer. Pages nobody has touched are not asked.
     */
    mayUnload(): boolean {
      if (!navigator.userActivation.hasBeenActive) return true;
      const event = document.createEvent('BeforeUnloadEvent') as unknown as OldEvent;
      event.initEvent('beforeunload', false, true);
      dispatchEvent(event as unknown as Event);
      return !event.defaultPrevented && event.returnValue === '';
    },
    /** How many functions of this world the page still holds; for tests of memory. */
    held: () => end.held(),
  };
}
