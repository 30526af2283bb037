import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { CdpSession, Events } from './cdp.ts';
import { codec } from './codec.ts';
import { hostEvent } from './event.ts';
import { callHandler, emitMessage } from './ipc-main.ts';
import { binding, isolatedWorld, receiver } from './page-scripts.ts';
import { upward, type PageKey } from './preload-world.ts';
import type { WebContents } from './web-contents.ts';

const { encode, decode } = codec();

/** What a page tells its window that is not a message of the app, by the names of {@link upward}. */
export interface PageNews {
  hello(document: { url: string }): void;
  open(request: { url: string; frameName: string; features: string }): void;
  preloadError(error: Error): void;
  zoom(factor: number): void;
  resize(size: { width: number; height: number }): void;
  focus(on: boolean): void;
  title(title: string): void;
  key(key: PageKey): void;
  contextMenu(params: object): void;
}

const newsByLetter = Object.fromEntries(Object.entries(upward).map(([name, letter]) => [letter, name]));

/**
 * The line between the main process and the isolated world of one page's main frame. Calls from any other frame or
 * from a document that is gone are refused; answers to such documents are dropped.
 */
export class PageLink {
  readonly #contents: WebContents;
  readonly #session: CdpSession;
  readonly #frameId: string;
  readonly #news: PageNews;
  /** The execution context of the current document's isolated world. */
  #context: number | undefined;

  constructor(contents: WebContents, session: CdpSession, frameId: string, news: PageNews) {
    this.#contents = contents;
    this.#session = session;
    this.#frameId = frameId;
    this.#news = news;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId: frame } = (context.auxData ?? {}) as { frameId?: string };
      if (context.name === isolatedWorld && frame === this.#frameId) this.#context = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (this.#context === executionContextId) this.#context = undefined;
    });
    session.on('Runtime.executionContextsCleared', () => (this.#context = undefined));
    session.on('Runtime.bindingCalled', (call) => this.#receive(call));
  }

  /** Sends an app's message to the page, if it has a document that listens. */
  send(channel: string, args: unknown[]): void {
    const text = encode({ channel, args });
    if (this.#context !== undefined) void this.#callWorld(this.#context, 'deliver', text);
  }

  /** Whether the page's beforeunload listeners let it go; a page without our world, or one that hangs, may go. */
  async mayUnload(): Promise<boolean> {
    if (this.#context === undefined) return true;
    let timer: NodeJS.Timeout | undefined;
    const hangs = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, 5000, true)));
    const answer = this.#callWorld(this.#context, 'mayUnload', '').then((value) => value !== false);
    return Promise.race([answer, hangs]).finally(() => clearTimeout(timer));
  }

  /** How many functions of the preload the page holds; for tests of memory. */
  async heldFunctions(): Promise<number> {
    return (await this.#callWorld(this.#context ?? 0, 'held', '')) as number;
  }

  async #callWorld(context: number, method: string, text: string): Promise<unknown> {
    try {
      const { result } = await this.#session.send('Runtime.callFunctionOn', {
        executionContextId: context,
        functionDeclaration: `(method, text) => ${receiver}[method](text)`,
        arguments: [{ value: method }, { value: text }],
        returnByValue: true,
        silent: true,
      });
      return result.value;
    } catch {
      return undefined; // The document is gone, and with it whoever waited.
    }
  }

  #receive(call: Events['Runtime.bindingCalled']): void {
    if (call.name !== binding) return;
    if (call.executionContextId !== this.#context) {
      console.error(
        'stand-in: refused a call from a frame that is not the main frame, or from a document that is gone',
      );
      return;
    }
    const value = decode(call.payload.slice(1)) as never;
    switch (call.payload[0]) {
      case upward.invoke:
        return void this.#invoke(call.executionContextId, value);
      case upward.send: {
        const { channel, args } = value as { channel: string; args: unknown[] };
        emitMessage(channel, this.#event() as IpcMainEvent, args);
        return;
      }
      default: {
        this.#tellNews(call.payload[0] ?? '', value);
        return;
      }
    }
  }

  async #invoke(
    context: number,
    { id, channel, args }: { id: number; channel: string; args: unknown[] },
  ): Promise<void> {
    let answer: string;
    try {
      answer = encode({ id, value: await callHandler(channel, this.#event() as IpcMainInvokeEvent, args) });
    } catch (error) {
      answer = encode({ id, error: `Error invoking remote method '${channel}': ${String(error)}` });
    }
    await this.#callWorld(context, 'settle', answer);
  }

  #tellNews(letter: string, value: never): void {
    const name = newsByLetter[letter] as keyof PageNews | undefined;
    if (!name) throw new Error(`stand-in: the page sent an unknown kind of news: ${letter}`);
    this.#news[name](value);
  }

  #event(): object {
    const contents = this.#contents;
    return hostEvent({
      sender: contents,
      senderFrame: contents.mainFrame,
      processId: contents.mainFrame.processId,
      frameId: contents.mainFrame.routingId,
      type: 'frame',
      reply: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
    });
  }
}
