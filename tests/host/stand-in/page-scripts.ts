import { bridgeLine } from './bridge-line.ts';
import { codec } from './codec.ts';
import { preloadWorld, upward, type PreloadInfo } from './preload-world.ts';

/** Electron's name of the world a preload runs in. */
export const isolatedWorld = 'Electron Isolated Context';
/** The function by which the isolated world talks to the main process; only that world has it. */
export const binding = '__standIn';
/** What the main process calls in the isolated world. */
export const receiver = '__standInReceive';

const primordials = `{
  dispatch: EventTarget.prototype.dispatchEvent,
  listen: EventTarget.prototype.addEventListener,
  detail: Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail').get,
}`;
// Frames get no bridge, and neither does the blank page that a window starts with.
const guard = `if (window.top !== window || location.href === 'about:blank') return;`;

/**
 * The two scripts that run before the first script of each document: first the one of the page's own world, which
 * waits for the bus; then the isolated one, which hands the bus over in a single event named by `token` and runs the
 * preload. Page code exists only after both.
 */
export function pageScripts(
  token: string,
  preload: string,
  info: Omit<PreloadInfo, 'upward'>,
): { page: string; isolated: string } {
  const page = `(() => {
    ${guard}
    let end;
    const bridgeLine = ${bridgeLine.toString()};
    const primordials = ${primordials};
    const SafeURL = URL, text = String, Refusal = DOMException, doc = document;
    const baseOf = Object.getOwnPropertyDescriptor(Node.prototype, 'baseURI').get, apply = Reflect.apply;
    window.addEventListener(${JSON.stringify(token)}, (event) => {
      event.stopImmediatePropagation();
      end = bridgeLine('page', event.relatedTarget, primordials);
    }, { once: true, capture: true });
    const opener = { open(url = '', target = '', features = '') {
      let full;
      try { full = new SafeURL(url, apply(baseOf, doc, [])).href; }
      catch { throw new Refusal("Failed to execute 'open' on 'Window': Unable to open a window with invalid URL '" + text(url) + "'.", 'SyntaxError'); }
      end.open(full, text(target), text(features));
      return null;
    } };
    Object.defineProperty(window, 'open', { value: opener.open, writable: true, configurable: true, enumerable: true });
  })()`;
  const isolated = `(() => {
    ${guard}
    const bridgeLine = ${bridgeLine.toString()};
    const bus = document.createElement('i');
    const end = bridgeLine('isolated', bus, ${primordials});
    window.dispatchEvent(new MouseEvent(${JSON.stringify(token)}, { relatedTarget: bus }));
    const world = (${preloadWorld.toString()})(end, (${codec.toString()})(), globalThis.${binding}, ${JSON.stringify({ ...info, upward })});
    globalThis.${receiver} = world;
    world.run(function (require, module, exports, process, global) {\n${preload}\n});
  })()`;
  return { page, isolated };
}
