/** A service target of a case as the list shows it. Times are epoch ms; `budgetMs` is the whole time it had. */
export type TargetView =
  { kind: 'running'; dueAt: number; budgetMs: number } | { kind: 'paused' } | { kind: 'met'; tookMs: number };

export interface TargetLook {
  state: 'running' | 'soon' | 'late' | 'paused' | 'met';
  /** Share of the time that is left, 0 to 1. */
  left: number;
  leftMs: number;
}

/** How a target looks at a moment: amber under a quarter, red after its end. */
export function targetLook(target: TargetView, now: number): TargetLook {
  if (target.kind === 'paused') return { state: 'paused', left: 1, leftMs: 0 };
  if (target.kind === 'met') return { state: 'met', left: 1, leftMs: target.tookMs };
  const leftMs = target.dueAt - now;
  const left = target.budgetMs > 0 ? Math.min(1, Math.max(0, leftMs / target.budgetMs)) : 0;
  return { state: leftMs < 0 ? 'late' : left < 0.25 ? 'soon' : 'running', left, leftMs };
}
