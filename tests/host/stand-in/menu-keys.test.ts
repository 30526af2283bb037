import { describe, expect, it } from 'vitest';
import { matchesAccelerator } from './menu-keys.ts';
import type { PageKey } from './preload-world.ts';

const press = (key: string, code: string, held: Partial<PageKey> = {}): PageKey => ({
  key,
  code,
  ctrl: false,
  shift: false,
  alt: false,
  meta: false,
  ...held,
});

describe('accelerators', () => {
  it.each<[string, PageKey]>([
    ['CmdOrCtrl+N', press('n', 'KeyN', { ctrl: true })],
    ['CommandOrControl+Shift+P', press('P', 'KeyP', { ctrl: true, shift: true })],
    ['F5', press('F5', 'F5')],
    ['Alt+Left', press('ArrowLeft', 'ArrowLeft', { alt: true })],
    ['Ctrl+Plus', press('+', 'Equal', { ctrl: true, shift: true })],
    ['Ctrl+,', press(',', 'Comma', { ctrl: true })],
    ['Ctrl+1', press('1', 'Digit1', { ctrl: true })],
  ])('%s is pressed', (accelerator, key) => expect(matchesAccelerator(accelerator, key)).toBe(true));

  it.each<[string, PageKey]>([
    ['CmdOrCtrl+N', press('n', 'KeyN')],
    ['CmdOrCtrl+N', press('N', 'KeyN', { ctrl: true, shift: true })],
    ['Cmd+N', press('n', 'KeyN', { ctrl: true })],
    ['Ctrl+Alt+N', press('n', 'KeyN', { ctrl: true })],
    ['Ctrl+N', press('m', 'KeyM', { ctrl: true })],
  ])('%s is not', (accelerator, key) => expect(matchesAccelerator(accelerator, key)).toBe(false));
});
