import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandCatalogue } from './commandCatalogue.ts';
import { createCommands } from './commands.ts';
import { keyCaps, parseBinding } from './keys.ts';
import { listenForKeys } from './keymap.ts';

let ran: string[] = [];
let now = 0;
let singleKeys = true;
let off: () => void = () => undefined;
const press = (key: string, init: KeyboardEventInit = {}, target: EventTarget = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
};
function start(isMac = false) {
  const commands = createCommands();
  for (const { id } of commandCatalogue) commands.register(id, { run: () => ran.push(id) });
  off = listenForKeys(commands, window, { isMac, singleKeys: () => singleKeys, clock: () => now });
  return commands;
}
beforeEach(() => {
  ran = [];
  singleKeys = true;
});
afterEach(() => {
  off();
  document.body.replaceChildren();
});

describe('[F7] the keys', () => {
  it('runs single keys, chords, signs and sequences', () => {
    start();
    press('t');
    press('T', { shiftKey: true });
    press('?', { shiftKey: true });
    press('k', { ctrlKey: true });
    press('g');
    press('q');
    expect(ran).toEqual(['case.take', 'case.release', 'keys.open', 'palette.open', 'go.needsYou']);
  });
  it('never takes a letter from a field, but leaves Mod chords and F6 alive there', () => {
    start();
    const field = document.body.appendChild(document.createElement('textarea'));
    expect(press('t', {}, field).defaultPrevented).toBe(false);
    press('k', { ctrlKey: true }, field);
    press('F6', {}, field);
    expect(ran).toEqual(['palette.open', 'region.next']);
  });
  it('never acts with Alt or AltGr down: they type Polish letters', () => {
    start();
    for (const key of ['a', 'e', 'l', 'n', 'ł', 'ę']) press(key, { altKey: true });
    press('e', { altKey: true, ctrlKey: true });
    expect(ran).toEqual([]);
    expect(commandCatalogue.flatMap((entry) => entry.keys).filter((key) => key.includes('Alt'))).toEqual([]);
  });
  it('forgets the first key of a sequence after a moment', () => {
    start();
    press('g');
    now += 5000;
    press('q');
    expect(ran).toEqual([]);
  });
  it('can have its single keys switched off', () => {
    singleKeys = false;
    start();
    press('t');
    press('k', { ctrlKey: true });
    expect(ran).toEqual(['palette.open']);
  });
  it('uses ⌘ on a Mac and leaves Ctrl to the system there', () => {
    start(true);
    press('k', { ctrlKey: true });
    press('k', { metaKey: true });
    expect(ran).toEqual(['palette.open']);
    expect(keyCaps('Mod+Enter', true)).toEqual(['⌘↵']);
    expect(keyCaps('Mod+Shift+Enter', false)).toEqual(['Ctrl Shift ↵']);
    expect(keyCaps('g i', false)).toEqual(['G', 'I']);
  });
  it('gives no two commands the same key', () => {
    const all = commandCatalogue.flatMap((entry) =>
      entry.keys.map((key) => JSON.stringify(parseBinding(key))),
    );
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('[F7] the registry', () => {
  it('lets the youngest handler that applies run, and the older one again when it is gone', () => {
    const commands = createCommands();
    commands.register('close', { run: () => ran.push('page') });
    const leave = commands.register('close', { run: () => ran.push('dialog') });
    const never = commands.register('close', { run: () => ran.push('never'), when: () => false });
    commands.run('close');
    leave();
    never();
    commands.run('close');
    expect(ran).toEqual(['dialog', 'page']);
    expect(commands.can('undo')).toBe(false);
    expect(commands.run('undo')).toBe(false);
    expect(() => commands.register('no.such', { run: () => undefined })).toThrow(/catalogue/u);
  });
});
