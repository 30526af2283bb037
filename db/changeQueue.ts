import type { ReplicaChange } from './port.ts';

/** Joins the changes of many small transactions, so that windows are not told a thousand times in a first load. */
export class ChangeQueue {
  private held: ReplicaChange | null = null;
  private readonly send: (change: ReplicaChange) => void;
  constructor(send: (change: ReplicaChange) => void) {
    this.send = send;
  }

  add(change: ReplicaChange): void {
    const { held } = this;
    this.held = held === null ? change : joined(held, change);
  }

  get waiting(): boolean {
    return this.held !== null;
  }

  flush(): void {
    const { held } = this;
    this.held = null;
    if (held !== null) this.send(held);
  }
}

function joined(one: ReplicaChange, other: ReplicaChange): ReplicaChange {
  const cases =
    one.caseIds === null || other.caseIds === null ? null : [...new Set([...one.caseIds, ...other.caseIds])];
  return {
    kinds: [...new Set([...one.kinds, ...other.kinds])],
    caseIds: cases === null || cases.length > 200 ? null : cases,
    arrivals: [...one.arrivals, ...other.arrivals],
  };
}
