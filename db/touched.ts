import type { CaseId, ItemId } from '#shared/domain/ids.ts';
import type { ReplicaChange } from './port.ts';

/** More cases than this in one change and windows are told "many". */
const maxNamed = 200;

/** What one transaction has changed, for the derived columns of its cases and for those who listen. */
export class Touched {
  private readonly kinds = new Set<string>();
  private readonly cases = new Set<CaseId>();
  private readonly arrivals: ItemId[] = [];

  kind(kind: string): void {
    this.kinds.add(kind);
  }

  case(kind: string, id: CaseId): void {
    this.kinds.add(kind);
    this.cases.add(id);
  }

  arrived(id: ItemId): void {
    this.arrivals.push(id);
  }

  get caseIds(): ReadonlySet<CaseId> {
    return this.cases;
  }

  /** The change as one message; null when nothing changed. Empties this. */
  take(): ReplicaChange | null {
    if (this.kinds.size === 0) return null;
    const change = {
      kinds: [...this.kinds],
      caseIds: this.cases.size > maxNamed ? null : [...this.cases],
      arrivals: [...this.arrivals],
    };
    this.clear();
    return change;
  }

  clear(): void {
    this.kinds.clear();
    this.cases.clear();
    this.arrivals.length = 0;
  }
}
