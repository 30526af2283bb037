import { inject, type InjectionKey, provide, shallowReactive } from 'vue';
import { type CommandEntry, commandCatalogue } from './commandCatalogue.ts';

export interface CommandHandler {
  run: () => void;
  /** Whether the command makes sense now; always, where not given. Read in the palette, so keep it reactive and cheap. */
  when?: () => boolean;
}

/**
 * The one registry that menu bar, context menus, palette, keys, tray, notifications and deep links run acts through.
 * What exists is data (`commandCatalogue`); what it does is registered by the feature that is on screen. Of several handlers
 * of one command the youngest that applies wins, so that a dialog may lay its own over the page's and take it off again.
 */
export interface Commands {
  entries: readonly CommandEntry[];
  /** Adds a handler; returns how to take it off again. Throws on an id that is not in the catalogue. */
  register: (id: string, handler: CommandHandler) => () => void;
  can: (id: string) => boolean;
  /** Runs a command. False if nothing here can run it now. */
  run: (id: string) => boolean;
}

export function createCommands(entries: readonly CommandEntry[] = commandCatalogue): Commands {
  const known = new Set(entries.map((entry) => entry.id));
  const handlers = shallowReactive(new Map<string, readonly CommandHandler[]>());
  const current = (id: string) => handlers.get(id)?.findLast((handler) => handler.when?.() ?? true);

  return {
    entries,
    register(id, handler) {
      if (!known.has(id)) throw new Error(`Unknown command ${id}: add it to the catalogue`);
      handlers.set(id, [...(handlers.get(id) ?? []), handler]);
      return () =>
        handlers.set(
          id,
          (handlers.get(id) ?? []).filter((other) => other !== handler),
        );
    },
    can: (id) => current(id) !== undefined,
    run(id) {
      const handler = current(id);
      handler?.run();
      return handler !== undefined;
    },
  };
}

const key: InjectionKey<Commands> = Symbol('commands');
export const provideCommands = (commands: Commands): void => provide(key, commands);

/** The window's registry. */
export function useCommands(): Commands {
  const commands = inject(key);
  if (!commands) throw new Error('No command registry: call provideCommands() in the root component');
  return commands;
}
