import type { Commands } from './commands.ts';

/** How long a page may take to come before its command is given up. */
const patienceMs = 2000;

/** Runs a command as soon as something on screen can run it: the page that will is still being drawn. */
export function runWhenReady(commands: Commands, id: string, since = performance.now()): void {
  if (commands.run(id) || performance.now() - since > patienceMs) return;
  requestAnimationFrame(() => runWhenReady(commands, id, since));
}
