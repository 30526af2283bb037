/** A second crash within this time means that loading again does not help by itself, ms. */
const memory = 60_000;

/** Decides what follows each crash, given its time: the first is answered by loading again, the next by asking. */
export function crashPolicy(): (now: number) => 'reload' | 'ask' {
  let last: number | null = null;
  return (now) => {
    const soon = last !== null && now - last < memory;
    last = now;
    return soon ? 'ask' : 'reload';
  };
}
