import { verbNames } from '../registry.ts';
import type { VerbName } from '../registry.ts';
import { actorCells } from './actors.ts';
import { actors } from './cell.ts';
import type { Cell, First, VerbCells } from './cell.ts';
import { verbCells } from './verbs.ts';

/** One cell of the matrix in its place. */
export interface Pair {
  /** Also the title of its test. */
  readonly id: string;
  readonly first: First;
  readonly second: VerbName;
  readonly cell: Cell;
}

export const firsts: readonly First[] = [...verbNames, ...actors];

const isVerb = (name: First): name is VerbName => verbNames.includes(name as VerbName);

/** What the first of a pair declares: a verb's file, or the row of an actor. */
export function firstCells(name: First) {
  return isVerb(name) ? cellsOfVerb(name) : actorCells[name];
}

export function cellsOfVerb(name: VerbName): VerbCells {
  const cells = verbCells[name] as VerbCells | undefined;
  if (cells === undefined) throw new Error(`the verb ${name} has no cells in shared/intents/conflicts`);
  return cells;
}

/** Registry × registry, with what is wrong with the declarations: a pair without a cell, or with two. */
export function conflictMatrix(): { readonly pairs: readonly Pair[]; readonly wrong: readonly string[] } {
  const pairs: Pair[] = [];
  const known = verbNames.filter((name) => verbCells[name] !== undefined);
  const wrong = verbNames
    .filter((name) => !known.includes(name))
    .map((name) => `the verb ${name} has no cells in shared/intents/conflicts`);
  for (const first of [...known, ...actors]) {
    for (const second of known) {
      const found = cellsOf(first, second);
      if (typeof found === 'string') wrong.push(found);
      else for (const cell of found) pairs.push({ id: idOf(first, second, cell), first, second, cell });
    }
  }
  const ids = pairs.map((pair) => pair.id);
  for (const id of ids.filter((one, index) => ids.indexOf(one) !== index)) {
    wrong.push(`two cells are called "${id}": name one with \`when\``);
  }
  return { pairs, wrong };
}

function idOf(first: First, second: VerbName, cell: Cell): string {
  const when = [cell.self === true ? 'same agent' : '', cell.when ?? ''].filter((part) => part !== '');
  return `${first}, then ${second}${when.length === 0 ? '' : ` (${when.join(', ')})`}`;
}

function cellsOf(first: First, second: VerbName): readonly Cell[] | string {
  const name = `${first}, then ${second}`;
  const { after } = cellsOfVerb(second);
  const { then } = firstCells(first);
  const [hers, his] = [after[first], then?.[second]];
  if (hers !== undefined && his !== undefined) {
    return `"${name}" has two cells: one in the file of ${second}, one in that of ${first}`;
  }
  const own = hers ?? his;
  if (own !== undefined) return Array.isArray(own) ? (own as readonly Cell[]) : [own as Cell];
  const defaults = [after.otherwise, then?.otherwise].filter((cell) => cell !== undefined);
  const losses = defaults.filter((cell) => cell.end !== 'applied');
  const cell = losses[0] ?? defaults[0];
  if (cell === undefined || losses.length > 1) return `"${name}" has no cell of its own`;
  return [cell];
}
