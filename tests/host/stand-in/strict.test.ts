import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { absent, strict, StrictEmitter } from './strict.ts';

describe('what is not emulated', () => {
  it('throws by name on reading, on writing and on calling', () => {
    const part = strict('shell', { beep: () => 1 }) as { beep(): number; trashItem?: () => void };
    expect(part.beep()).toBe(1);
    expect(() => part.trashItem).toThrow('stand-in: shell.trashItem is not emulated');
    expect(() => (part.trashItem = () => undefined)).toThrow('stand-in: shell.trashItem is not emulated');
    part.beep = () => 2; // A test's own answer in place of ours.
    expect(part.beep()).toBe(2);
  });

  it('can be awaited and printed without being asked for members', async () => {
    const part = strict('net', { online: true });
    expect(await Promise.resolve(part)).toBe(part);
    expect(JSON.stringify(part)).toBe('{"online":true}');
  });

  it('throws for a module that is not there at all', () => {
    const updater = absent('autoUpdater') as { on(): void };
    expect(() => updater.on()).toThrow('stand-in: autoUpdater.on is not emulated');
    expect(() => Reflect.construct(absent('WebContentsView') as () => void, [])).toThrow(
      'stand-in: WebContentsView is not emulated',
    );
  });
});

describe('an emitter', () => {
  class Screen extends StrictEmitter {
    #displays = 1;
    constructor() {
      super('screen', ['display-added']);
    }
    count = (): number => this.#displays;
    add(): void {
      this.#displays++;
      this.emit('display-added', this.#displays);
    }
  }

  it('emits its events, with private state behind the proxy', async () => {
    const screen = new Screen();
    const added = once(screen, 'display-added');
    screen.add();
    expect(await added).toEqual([2]);
    expect(screen.count()).toBe(2);
  });

  it('refuses a listener for an event that never comes', () => {
    for (const listen of ['on', 'once', 'addListener', 'prependListener'] as const) {
      expect(() => new Screen()[listen]('display-melted', () => undefined)).toThrow(
        "stand-in: the event 'display-melted' of screen is not emulated",
      );
    }
  });
});
