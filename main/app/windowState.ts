import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export const minimumSize = { width: 960, height: 660 } as const;
const usualSize = { width: 1360, height: 860 } as const;

const windowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive().max(100_000),
  height: z.int().positive().max(100_000),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much of the top edge must be on a display for a person to be able to catch the window. */
const catchable = { width: 100, height: 40 } as const;

function isCatchable(window: Area, display: Area): boolean {
  const width = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  const topInside = window.y >= display.y && window.y + catchable.height <= display.y + display.height;
  return topInside && width >= catchable.width;
}

/**
 * Where the window opens: where it was, if that is still on a display and big enough; else in the middle of the first
 * display. Sizes in device-independent pixels. `displays` are work areas, the primary one first.
 */
export function placeWindow(saved: WindowState | null, displays: readonly Area[]): WindowState {
  const primary = displays[0] ?? { x: 0, y: 0, ...usualSize };
  const home = saved === null ? undefined : displays.find((display) => isCatchable(saved, display));
  const within = home ?? primary;
  const width = Math.max(minimumSize.width, Math.min(saved?.width ?? usualSize.width, within.width));
  const height = Math.max(minimumSize.height, Math.min(saved?.height ?? usualSize.height, within.height));
  // Looked at again after it was made to fit: a wide window may have hung over the edge by more than it has left.
  if (saved !== null && isCatchable({ ...saved, width, height }, within)) return { ...saved, width, height };
  return {
    x: Math.round(within.x + Math.max(0, within.width - width) / 2),
    y: Math.round(within.y + Math.max(0, within.height - height) / 2),
    width,
    height,
    maximized: saved?.maximized ?? false,
  };
}

/** Reads the kept state; null if there is none or it is not ours: a window always opens. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps the state; a disk that is full or read-only must not stop a window from closing. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch {
    // The window opens in the middle next time; nothing of the agent's work is in here.
  }
}
