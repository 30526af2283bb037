import type { WebFrameMain } from 'electron';
import { originOf } from './schemes.ts';
import { strict } from './strict.ts';

/** What the main frame of a page needs to know of it. */
interface FrameOwner {
  readonly id: number;
  getURL(): string;
  isDestroyed(): boolean;
  send(channel: string, ...args: unknown[]): void;
}

type Emulated = Pick<
  WebFrameMain,
  | 'url'
  | 'origin'
  | 'parent'
  | 'top'
  | 'frames'
  | 'framesInSubtree'
  | 'processId'
  | 'routingId'
  | 'frameTreeNodeId'
  | 'name'
  | 'detached'
  | 'isDestroyed'
  | 'send'
>;

/** The one main frame of a page; the same object for its whole life, so that `===` identifies it as in Electron. */
export function mainFrameOf(owner: FrameOwner): WebFrameMain {
  const frame: Emulated = strict('WebFrameMain', {
    get url() {
      return owner.getURL();
    },
    get origin() {
      return originOf(owner.getURL());
    },
    parent: null,
    get top() {
      return frame as WebFrameMain;
    },
    frames: [],
    get framesInSubtree() {
      return [frame as WebFrameMain];
    },
    processId: owner.id,
    routingId: 1,
    frameTreeNodeId: owner.id,
    name: '',
    detached: false,
    isDestroyed: () => owner.isDestroyed(),
    send: (channel: string, ...args: unknown[]) => owner.send(channel, ...args),
  });
  return frame as WebFrameMain;
}
