import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { strict } from './strict.ts';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** Channels and their handlers. Channels of `send` are events; those of `invoke` have one handler each. */
class IpcMainEmitter extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }
  handlerOf(channel: string): Handler | undefined {
    return this.#handlers.get(channel);
  }
}

const emitter = new IpcMainEmitter().setMaxListeners(0);

/** Runs the handler of `channel`; rejects as Electron does when there is none. */
export async function callHandler(
  channel: string,
  event: IpcMainInvokeEvent,
  args: unknown[],
): Promise<unknown> {
  const handler = emitter.handlerOf(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return handler(event, ...args);
}

/** Delivers what a renderer sent without waiting for an answer. */
export function emitMessage(channel: string, event: IpcMainEvent, args: unknown[]): void {
  emitter.emit(channel, event, ...args);
}

/** Electron's `ipcMain`. Its private map needs `this`, so the methods are bound before the proxy. */
export const ipcMain = strict('ipcMain', {
  handle: emitter.handle.bind(emitter),
  handleOnce: emitter.handleOnce.bind(emitter),
  removeHandler: emitter.removeHandler.bind(emitter),
  on: emitter.on.bind(emitter),
  once: emitter.once.bind(emitter),
  off: emitter.off.bind(emitter),
  emit: emitter.emit.bind(emitter),
  addListener: emitter.addListener.bind(emitter),
  removeListener: emitter.removeListener.bind(emitter),
  removeAllListeners: emitter.removeAllListeners.bind(emitter),
  listenerCount: emitter.listenerCount.bind(emitter),
} satisfies Record<
  Exclude<
    keyof Pick<
      IpcMain,
      | 'handle'
      | 'handleOnce'
      | 'removeHandler'
      | 'on'
      | 'once'
      | 'off'
      | 'emit'
      | 'addListener'
      | 'removeListener'
      | 'removeAllListeners'
      | 'listenerCount'
    >,
    never
  >,
  unknown
>);
