import type { CommandEntry } from './commandCatalogue.ts';
import type { Commands } from './commands.ts';
import { isTyping, type KeyStroke, matchesStroke, parseBinding } from './keys.ts';

interface Binding {
  entry: CommandEntry;
  strokes: KeyStroke[];
}

export interface KeymapOptions {
  isMac: boolean;
  /** Whether single keys are on (a setting: they are a hazard to who speaks to the computer, WCAG 2.1.4). */
  singleKeys: () => boolean;
  /** How long the second key of a sequence is waited for, in ms. */
  sequenceMs?: number;
  clock: () => number;
}

/** Where keys belong to what is open, not to the page below: menus, lists in a popover, dialogs. */
const isCaptured = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"],[role="alertdialog"],[role="menu"]') !== null;

/**
 * The one listener for keys. Returns how to take it off.
 * @param target the window, or an element in tests.
 */
export function listenForKeys(commands: Commands, target: EventTarget, options: KeymapOptions): () => void {
  const bindings: Binding[] = commands.entries.flatMap((entry) =>
    entry.keys.map((binding) => ({ entry, strokes: parseBinding(binding) })),
  );
  let started: { first: Binding[]; at: number } | null = null;

  const allowed = ({ entry, strokes }: Binding, event: KeyboardEvent): boolean => {
    const [first] = strokes;
    if (first?.mod || entry.inFields)
      return first?.mod === true && isCaptured(event.target) ? entry.group !== 'case' : true;
    if (isTyping(event.target) || isCaptured(event.target)) return false;
    // A focused button or link owns Enter; Escape, arrows and function keys are no "single keys".
    if (first?.key === 'Enter')
      return !(event.target instanceof Element && event.target.closest('button,a,[role="option"]'));
    return options.singleKeys() || (first?.key.length ?? 0) > 1;
  };

  const onKey = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || event.isComposing || event.defaultPrevented) return;
    if (['Shift', 'Control', 'Meta', 'Alt', 'AltGraph'].includes(event.key)) return;
    const now = options.clock();
    const waiting = started && now - started.at <= (options.sequenceMs ?? 1200) ? started.first : [];
    started = null;

    const ends = waiting.find(({ strokes }) => strokes[1] && matchesStroke(strokes[1], event, options.isMac));
    const fits = bindings.filter(
      (binding) =>
        binding.strokes[0] &&
        matchesStroke(binding.strokes[0], event, options.isMac) &&
        allowed(binding, event),
    );
    const begins = fits.filter(({ strokes }) => strokes.length > 1);
    if (!ends && begins.length > 0) {
      started = { first: begins, at: now };
      event.preventDefault();
      return;
    }
    const hit = ends ?? fits.find(({ entry, strokes }) => strokes.length === 1 && commands.can(entry.id));
    if (hit && commands.run(hit.entry.id)) event.preventDefault();
  };

  target.addEventListener('keydown', onKey);
  return () => target.removeEventListener('keydown', onKey);
}
