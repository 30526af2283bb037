import { Needs } from '../bootstrap/say.mjs';

interface Named {
  name: string;
  group?: string;
}

/**
 * The stages that `--only a,b` names, by their own name or their group's, in the order of `stages`; all without it.
 * Throws with the names there are when one is unknown.
 */
export function chooseStages<T extends Named>(stages: readonly T[], only: string | undefined): T[] {
  if (only === undefined) return [...stages];
  const wanted = only.split(',').map((name) => name.trim());
  const unknown = wanted.filter(
    (name) => !stages.some((stage) => stage.name === name || stage.group === name),
  );
  if (unknown.length > 0) {
    const known = new Set(
      stages.flatMap((stage) => [stage.group, stage.name]).filter((name) => name !== undefined),
    );
    throw new Needs(`There is no stage ${unknown.join(', ')}. Stages: ${[...known].join(', ')}`);
  }
  return stages.filter((stage) => wanted.includes(stage.name) || wanted.includes(stage.group ?? ''));
}
