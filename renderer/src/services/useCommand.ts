import { onScopeDispose } from 'vue';
import { type CommandHandler, useCommands } from './commands.ts';

/** Registers what commands do as long as the calling component lives. */
export function useCommandHandlers(
  handlers: Readonly<Record<string, CommandHandler['run'] | CommandHandler>>,
): void {
  const commands = useCommands();
  for (const [id, handler] of Object.entries(handlers)) {
    onScopeDispose(commands.register(id, typeof handler === 'function' ? { run: handler } : handler));
  }
}
