import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { minimumSize, placeWindow, readWindowState, writeWindowState } from './windowState.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const monitor = { x: 1440, y: 0, width: 2560, height: 1400 };
const onMonitor = { x: 1600, y: 100, width: 1400, height: 900, maximized: false };

describe('placeWindow', () => {
  it('restores a window on the display where it was', () => {
    expect(placeWindow(onMonitor, [laptop, monitor])).toEqual(onMonitor);
  });

  it('brings it to a visible display when that monitor is gone, keeping size and maximised', () => {
    const placed = placeWindow({ ...onMonitor, maximized: true }, [laptop]);
    expect(placed).toEqual({ x: 20, y: 25, width: 1400, height: 875, maximized: true });
  });

  it('never hides the title bar, whatever was kept', () => {
    const integer = fc.integer({ min: -20_000, max: 20_000 });
    const size = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(integer, integer, size, size, (x, y, width, height) => {
        const placed = placeWindow({ x, y, width, height, maximized: false }, [laptop, monitor]);
        expect(placed.width).toBeGreaterThanOrEqual(minimumSize.width);
        expect(placed.height).toBeGreaterThanOrEqual(minimumSize.height);
        const seen = [laptop, monitor].some(
          (d) =>
            placed.y >= d.y &&
            placed.y < d.y + d.height &&
            placed.x + placed.width >= d.x + 100 &&
            placed.x + 100 <= d.x + d.width,
        );
        expect(seen).toBe(true);
      }),
    );
  });
});

describe('the kept state', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caseload-window-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('comes back as it was', () => {
    writeWindowState(join(folder, 'w.json'), onMonitor);
    expect(readWindowState(join(folder, 'w.json'))).toEqual(onMonitor);
  });

  it('is ignored when it is missing or damaged', () => {
    writeFileSync(join(folder, 'bad.json'), '{"x":1');
    expect(readWindowState(join(folder, 'bad.json'))).toBeNull();
    expect(readWindowState(join(folder, 'none.json'))).toBeNull();
  });

  it('does not throw where nothing can be written', () => {
    expect(() => writeWindowState(join(folder, 'no', 'such', 'w.json'), onMonitor)).not.toThrow();
  });
});
