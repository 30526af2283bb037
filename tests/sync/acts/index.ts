import type { Random } from '../random.ts';
import { caseActs } from './caseFields.ts';
import { entryActs } from './entries.ts';
import { ownershipActs } from './ownership.ts';
import { placeActs } from './places.ts';
import type { SimAct, SimActs } from './scene.ts';
import { wordActs } from './words.ts';

/** Everything an agent of the simulation does. A new verb: its record in a file of this folder, and its line here. */
const acts: SimActs = {
  ...ownershipActs,
  ...entryActs,
  ...wordActs,
  ...caseActs,
  ...placeActs,
};

const all = Object.values(acts);
const total = all.reduce((sum, { weight }) => sum + weight, 0);

export function pickAct(random: Random): SimAct {
  let at = random.next() * total;
  for (const act of all) {
    at -= act.weight;
    if (at < 0) return act;
  }
  return random.pick(all);
}
