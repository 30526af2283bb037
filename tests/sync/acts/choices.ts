import type { Choice } from '#shared/intents/envelope.ts';
import { forward } from './entries.ts';
import { take } from './ownership.ts';
import type { Card, Scene } from './scene.ts';
import { note, reply } from './words.ts';

/** What each choice on a card does; those that are not here close the card and do nothing else. */
const choices: Partial<Record<Choice, (scene: Scene, card: Card) => void>> = {
  send_anyway: (scene) => reply(scene, true),
  send_as_follow_up: (scene) => reply(scene, true),
  forward_anyway: (scene) => forward(scene, true),
  take_over: (scene) => take(scene, true),
  ask_for_it: ({ entry, submit }) => {
    if (entry !== null) submit('ask', { entryId: entry.id });
  },
  keep_as_note: (scene, card) => note({ ...scene, files: () => [] }, card.words?.text ?? ''),
};

/** Makes the choice of the scene's card. */
export function choose(scene: Scene, card: Card, choice: Choice): void {
  const lead = scene.detail.entries.find((entry) => entry.id === scene.detail.case.leadEntryId) ?? null;
  const about = { ...scene, entry: lead };
  const act = choices[choice];
  if (act === undefined) scene.submit('settle', {});
  else act(about, card);
}
