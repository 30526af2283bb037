/** One act on the owner of one entry, as its agent lived it: when he asked, when he was answered, and what. */
export interface OwnerOp {
  readonly agent: string;
  readonly act: 'take' | 'release';
  readonly asked: number;
  readonly answered: number;
  readonly applied: boolean;
  /** Whom a refusal named as the owner. */
  readonly by: string | null;
}

/** The owner after the act, or undefined when no entry with this owner could have answered so. */
function after(owner: string | null, op: OwnerOp): string | null | undefined {
  const mayAct = owner === null || owner === op.agent;
  if (op.applied !== mayAct || (!op.applied && op.by !== owner)) return undefined;
  if (!op.applied) return owner;
  return op.act === 'take' ? op.agent : null;
}

/**
 * Whether the acts on one entry can be put in one order that fits all answers and in which none comes before one that
 * was answered before it was asked (Wing and Gong's search, with Lowe's memo of what was tried).
 */
export function isLinearizable(history: readonly OwnerOp[], first: string | null = null): boolean {
  const ops = [...history].sort((a, b) => a.asked - b.asked);
  const tried = new Set<string>();
  const search = (left: readonly OwnerOp[], owner: string | null): boolean => {
    if (left.length === 0) return true;
    const key = `${String(owner)} ${left.map((op) => ops.indexOf(op)).join(',')}`;
    if (tried.has(key)) return false;
    tried.add(key);
    const soonest = Math.min(...left.map((op) => op.answered));
    return left.some((op) => {
      if (op.asked > soonest) return false;
      const next = after(owner, op);
      return (
        next !== undefined &&
        search(
          left.filter((other) => other !== op),
          next,
        )
      );
    });
  };
  return search(ops, first);
}
