/** The groups of the key sheet and the palette, in their order. */
export const commandGroups = ['move', 'goTo', 'case', 'write', 'outbox', 'everywhere', 'needsYou'] as const;
export type CommandGroup = (typeof commandGroups)[number];

export interface CommandEntry {
  id: string;
  group: CommandGroup;
  /**
   * Key bindings: `j`, `Shift+e`, `Mod+Enter` (⌘ on a Mac, else Ctrl), a sequence `g i`. Letters are compared with the
   * character typed, so that they follow the keyboard's layout. Alt is never used: it types Polish letters.
   */
  keys: readonly string[];
  /** The key works while a field has the focus. Bindings with Mod always do. */
  inFields?: true;
  /** Not offered in the palette (moving about, or something that needs a place in the list). */
  keyOnly?: true;
}

const entry = (
  group: CommandGroup,
  id: string,
  keys: readonly string[] = [],
  more: Partial<CommandEntry> = {},
): CommandEntry => ({
  id,
  group,
  keys,
  ...more,
});
const keyOnly = { keyOnly: true } as const;

/** Every command of the app. Its words are the message `commands.<id>`; what it does is registered by its feature. */
export const commandCatalogue = [
  entry('move', 'list.next', ['j'], keyOnly),
  entry('move', 'list.previous', ['k'], keyOnly),
  entry('move', 'list.open', ['Enter'], keyOnly),
  entry('move', 'list.back', ['u'], keyOnly),
  entry('move', 'list.select', ['x'], keyOnly),
  entry('move', 'list.selectAll', ['Mod+a'], keyOnly),
  entry('move', 'list.extendDown', ['Shift+j'], keyOnly),
  entry('move', 'list.extendUp', ['Shift+k'], keyOnly),
  entry('move', 'region.next', ['F6'], { ...keyOnly, inFields: true }),
  entry('move', 'region.previous', ['Shift+F6'], { ...keyOnly, inFields: true }),
  entry('goTo', 'go.inbox', ['g i']),
  entry('goTo', 'go.mine', ['g a']),
  entry('goTo', 'go.needsYou', ['g q']),
  entry('goTo', 'go.tray', ['g u']),
  entry('goTo', 'go.attention', ['g v']),
  entry('goTo', 'go.drafts', ['g d']),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => entry('goTo', `go.view${n}`, [`Mod+${n}`], keyOnly)),
  entry('case', 'case.take', ['t']),
  entry('case', 'entry.showMessage', ['v']),
  entry('case', 'case.release', ['Shift+t']),
  entry('case', 'case.assign', ['a']),
  entry('case', 'case.complete', ['e']),
  entry('case', 'case.forward', ['f']),
  entry('case', 'case.status', ['s']),
  entry('case', 'case.priority', ['p']),
  entry('case', 'case.tag', ['l']),
  entry('case', 'case.cancelEntry'),
  entry('case', 'case.archive', ['y']),
  entry('case', 'case.spam', ['!']),
  entry('case', 'case.delete', ['#']),
  entry('case', 'case.restore', ['Shift+y']),
  entry('case', 'case.deleteForever'),
  entry('write', 'write.reply', ['r']),
  entry('write', 'write.note', ['n']),
  entry('write', 'write.send', ['Mod+Enter'], keyOnly),
  entry('write', 'write.sendAndSolve', ['Mod+Shift+Enter'], keyOnly),
  entry('write', 'write.attach', ['Mod+Shift+a'], keyOnly),
  entry('outbox', 'outbox.open', ['g o']),
  entry('outbox', 'sync.now', ['Mod+r']),
  entry('everywhere', 'palette.open', ['Mod+k'], keyOnly),
  entry('everywhere', 'search.open', ['/']),
  entry('everywhere', 'undo', ['z']),
  entry('everywhere', 'settings.open', ['Mod+,']),
  entry('everywhere', 'keys.open', ['?']),
  entry('everywhere', 'close', ['Escape'], keyOnly),
  entry('everywhere', 'sidebar.toggle', ['[']),
  entry('everywhere', 'details.toggle', [']']),
  entry('everywhere', 'theme.toggle'),
  entry('everywhere', 'density.toggle'),
  entry('needsYou', 'needsYou.asISawIt', ['w'], keyOnly),
  entry('needsYou', 'needsYou.openCase', ['o'], keyOnly),
] as const satisfies readonly CommandEntry[];
