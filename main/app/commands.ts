import type { TextKey } from '../texts/en.ts';

type CommandId<K> = K extends `command.${infer Id}` ? Id : never;

/** Commands of the window's registry that menus offer; ids as in the renderer's command catalogue. */
export type MenuCommand = CommandId<TextKey>;

export interface MenuEntry {
  readonly id: MenuCommand;
  /** Shown beside the words. The window itself handles the key, so that fields and dialogs come first. */
  readonly key?: string;
}

/** The menu bar: groups of commands, `null` for a line between them. */
export const menuGroups = {
  file: [{ id: 'settings.open', key: 'CommandOrControl+,' }],
  go: [
    { id: 'go.inbox' },
    { id: 'go.mine' },
    { id: 'go.attention' },
    { id: 'go.needsYou' },
    { id: 'go.drafts' },
    null,
    { id: 'search.open' },
    { id: 'palette.open', key: 'CommandOrControl+K' },
    { id: 'outbox.open' },
    { id: 'sync.now', key: 'CommandOrControl+R' },
  ],
  case: [
    { id: 'case.take' },
    { id: 'case.complete' },
    { id: 'case.forward' },
    null,
    { id: 'case.archive' },
    { id: 'case.spam' },
    { id: 'case.delete' },
    { id: 'case.restore' },
    null,
    { id: 'write.reply' },
    { id: 'write.note' },
    null,
    { id: 'undo' },
  ],
  view: [{ id: 'sidebar.toggle' }, { id: 'details.toggle' }, { id: 'theme.toggle' }],
  help: [{ id: 'keys.open' }],
} as const satisfies Record<string, readonly (MenuEntry | null)[]>;
