import type { Direction, FaultProxy } from '../support/faultProxy.ts';

/** Moments of the protocols at which a kill hurts most; each is seen on a line between two parts. */
export const serverMoments = [
  'smtp.from',
  'smtp.data',
  'smtp.dot',
  'smtp.accepted',
  'imap.fetch',
  'imap.move',
  'push.request',
  'push.answer',
  'pull.answer',
  'blob.bytes',
] as const;
export const deskMoments = [
  'act.answered',
  'act.asked',
  'push.request',
  'push.answer',
  'pull.answer',
  'blob.bytes',
] as const;
export type Moment = (typeof serverMoments)[number] | (typeof deskMoments)[number];

/** Tells who waits for a moment the instant it is seen. */
export class Moments {
  readonly #waiting = new Map<Moment, Set<() => void>>();

  seen(moment: Moment): void {
    const waiting = this.#waiting.get(moment);
    if (waiting === undefined) return;
    this.#waiting.delete(moment);
    for (const act of waiting) act();
  }

  /** Runs `act` synchronously at the next such moment. Answers how to call it off. */
  once(moment: Moment, act: () => void): () => void {
    const waiting = this.#waiting.get(moment) ?? new Set();
    waiting.add(act);
    this.#waiting.set(moment, waiting);
    return () => waiting.delete(act);
  }
}

/** What an SMTP client says and hears. */
export function watchSmtp(line: FaultProxy, moments: Moments): void {
  let dotGiven = false;
  line.faults.onChunk = (direction: Direction, chunk: Buffer) => {
    const text = chunk.toString('latin1');
    if (direction === 'up') {
      if (text.startsWith('MAIL FROM')) moments.seen('smtp.from');
      if (text === 'DATA\r\n') moments.seen('smtp.data');
      if (text.endsWith('\r\n.\r\n')) {
        dotGiven = true;
        moments.seen('smtp.dot');
      }
    } else if (dotGiven) {
      dotGiven = false;
      moments.seen('smtp.accepted');
    }
  };
}

export function watchImap(line: FaultProxy, moments: Moments): void {
  line.faults.onChunk = (direction: Direction, chunk: Buffer) => {
    if (direction === 'down') return;
    const text = chunk.toString('latin1');
    if (text.includes(' FETCH ')) moments.seen('imap.fetch');
    if (text.includes(' MOVE ')) moments.seen('imap.move');
  };
}

/** The line between a desk and the server; both may be killed at what is seen here. */
export function watchDesk(line: FaultProxy, all: readonly Moments[]): void {
  let asked: 'push.answer' | 'pull.answer' | null = null;
  const seen = (moment: Moment) => all.forEach((moments) => moments.seen(moment));
  line.faults.onChunk = (direction: Direction, chunk: Buffer) => {
    if (direction === 'down') {
      if (asked !== null) seen(asked);
      asked = null;
      return;
    }
    const text = chunk.toString('latin1', 0, 200);
    if (text.startsWith('POST /sync/push')) {
      asked = 'push.answer';
      seen('push.request');
    } else if (text.startsWith('POST /sync/pull')) asked = 'pull.answer';
    else if (text.startsWith('PUT /blobs/')) seen('blob.bytes');
  };
}
