import { z } from 'zod';

/** One measured figure of a bench. */
export const figure = z.object({
  name: z.string(),
  unit: z.string(),
  value: z.number(),
  /** The most the value may be, or the least when `atLeast` is set; absent = only reported. */
  budget: z.number().optional(),
  atLeast: z.boolean().optional(),
  /** How many times the value of another way of doing the same, measured in the same run ("raw", a peer's name). */
  ratioTo: z.record(z.string(), z.number()).optional(),
});
export type Figure = z.infer<typeof figure>;

/** What a file tests/bench/<name>.bench.ts exports. */
export interface Bench {
  name: string;
  run(options: BenchOptions): Promise<Figure[]>;
}

export interface BenchOptions {
  /** How many cases to generate; absent: the bench's own size. */
  cases?: number;
}

export interface JudgedFigure extends Figure {
  ok: boolean;
}

/** Adds whether a figure keeps its budget; one without a budget is always ok, one that is no number never. */
export function judge(one: Figure): JudgedFigure {
  const { value, budget, atLeast } = one;
  const kept = budget === undefined || (atLeast === true ? value >= budget : value <= budget);
  return { ...one, ok: Number.isFinite(value) && kept };
}

/** A line for a person. */
export function lineOf({ name, unit, value, budget, atLeast, ok, ratioTo }: JudgedFigure): string {
  const limit = budget === undefined ? '' : ` (${atLeast === true ? 'at least' : 'at most'} ${budget})`;
  const ratios = Object.entries(ratioTo ?? {}).map(([peer, ratio]) => `, ${ratio.toFixed(2)} × ${peer}`);
  return `${ok ? 'ok  ' : 'OVER'} ${name}: ${value.toFixed(2)} ${unit}${limit}${ratios.join('')}`;
}
