/** One press of a binding: `Mod+Shift+Enter` is `{ key: 'Enter', mod: true, shift: true }`. */
export interface KeyStroke {
  key: string;
  mod: boolean;
  shift: boolean;
}

/** A binding as its strokes; `g i` has two. */
export function parseBinding(binding: string): KeyStroke[] {
  return binding.split(' ').map((stroke) => {
    const parts = stroke.split('+');
    return { key: parts.at(-1) ?? '', mod: parts.includes('Mod'), shift: parts.includes('Shift') };
  });
}

/**
 * Whether the event is this stroke. Signs (`#`, `?`, `!`) are compared as typed, whatever keys the layout needs for them;
 * letters are compared without case, with Shift as asked. Never with Alt or AltGr down: those type letters.
 */
export function matchesStroke(stroke: KeyStroke, event: KeyboardEvent, isMac: boolean): boolean {
  if (event.altKey || event.getModifierState('AltGraph')) return false;
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  if (mod !== stroke.mod || otherMod) return false;
  const isSign = stroke.key.length === 1 && !/[\p{L}\p{N}]/u.test(stroke.key);
  if (isSign) return event.key === stroke.key;
  return event.shiftKey === stroke.shift && event.key.toLowerCase() === stroke.key.toLowerCase();
}

const names: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
};
const single = (key: string): string => names[key] ?? (key.length === 1 ? key.toLocaleUpperCase('en') : key);

/** The caps of a binding: one per stroke, a chord on one cap ("Ctrl ↵", "⌘↵", "Shift E"). */
export function keyCaps(binding: string, isMac: boolean): string[] {
  return parseBinding(binding).map(({ key, mod, shift }) =>
    isMac
      ? `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${single(key)}`
      : [mod ? 'Ctrl' : '', shift ? 'Shift' : '', single(key)].filter(Boolean).join(' '),
  );
}

/** Whether a key typed here is text: then single keys belong to the words, not to us. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'color'].includes(target.type)
  );
}
